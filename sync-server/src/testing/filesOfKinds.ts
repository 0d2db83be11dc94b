import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'files');

/** A small file of a format, made by FFmpeg: "bars.mp4", "tone.flac". */
export const fileOf = async (name: string): Promise<Buffer<ArrayBuffer>> =>
  Buffer.from(await readFile(join(FOLDER, name)));

/** A Blender file of nothing but its frame: a block and the end, in the form of Blender 4 or of 5. */
export function blendFile(form: 4 | 5): Buffer<ArrayBuffer> {
  const data = Buffer.alloc(16, 7);
  if (form === 4) {
    const head = Buffer.alloc(24);
    head.write('TEST', 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([Buffer.from('BLENDER-v402'), head, data, Buffer.from('ENDB'), Buffer.alloc(20)]);
  }
  const head = Buffer.alloc(32);
  head.write('TEST', 'latin1');
  head.writeBigUInt64LE(BigInt(data.length), 16);
  return Buffer.concat([Buffer.from('BLENDER17-01v0500'), head, data, Buffer.from('ENDB'), Buffer.alloc(28)]);
}

/** A TrueType font of nothing but its directory. */
export function ttfFile(tables: readonly string[] = ['cmap', 'head', 'maxp']): Buffer<ArrayBuffer> {
  const directory = Buffer.alloc(12 + tables.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  for (const [index, table] of tables.entries()) {
    directory.write(table, 12 + index * 16, 'latin1');
    directory.writeUInt32BE(directory.length, 12 + index * 16 + 8);
    directory.writeUInt32BE(4, 12 + index * 16 + 12);
  }
  return Buffer.concat([directory, Buffer.alloc(4)]);
}
