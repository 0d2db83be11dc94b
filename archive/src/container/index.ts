export { checkArchive, type OpenedArchive, readArchive, type ReadEntry } from './readArchive.ts';
export { jsonLines, readJson, readJsonLines } from './jsonLines.ts';
export { writeArchive, type WrittenEntry } from './writeArchive.ts';
