import { damaged } from '../Examined.ts';
import { FileWindow } from '../FileWindow.ts';

const TABLES = 4;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;

/** A TrueType or OpenType font: its tables lie within the file, and those that every font has are there. */
function examineSfnt(file: FileWindow): boolean {
  const count = file.read(TABLES, 2)?.readUInt16BE(0) ?? 0;
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const entry = file.read(SFNT_HEAD + index * SFNT_ENTRY, SFNT_ENTRY);
    if (entry === undefined || entry.readUInt32BE(8) + entry.readUInt32BE(12) > file.sizeBytes) return false;
    names.add(entry.toString('latin1', 0, 4));
  }
  return ['head', 'maxp', 'cmap'].every((name) => names.has(name));
}

/** A WOFF says how long it is, and how many tables it has. */
function examineWoff(file: FileWindow): boolean {
  const head = file.read(0, 44);
  return head !== undefined && head.readUInt32BE(8) === file.sizeBytes && head.readUInt16BE(12) > 0;
}

export function examineFont(path: string, type: string): void {
  const file = new FileWindow(path);
  try {
    const isWhole = type.startsWith('font/woff') ? examineWoff(file) : examineSfnt(file);
    if (!isWhole) throw damaged('a font');
  } finally {
    file.close();
  }
}
