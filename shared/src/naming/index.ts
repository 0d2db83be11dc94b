export { fileNameBy, NAME_PARTS, namingProblem } from './fileNaming.ts';
export { takeFileName } from './takeFileName.ts';
