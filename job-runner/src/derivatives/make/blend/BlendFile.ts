import { open, type FileHandle } from 'node:fs/promises';
import { RunFailure } from '../../../executors/RunFailure.ts';
import { BlendTypes } from './BlendTypes.ts';

// A .blend file is a header, blocks of memory as Blender had them, and a block that says how the structs in them
// lie (SDNA). https://projects.blender.org/blender/blender/src/branch/main/doc/blender_file_format

/** A block whose bytes are left where they are. */
export interface Block {
  /** `SC`, `OB`, `DATA`, … */
  readonly code: string;
  /** Of its struct among the file's. */
  readonly struct: number;
  readonly at: number;
  readonly sizeBytes: number;
}

const MAGIC = 'BLENDER';
const DNA = 'DNA1';
const DATA = 'DATA';
/** Bytes read at once while the blocks are walked through. */
const WINDOW_BYTES = 256 * 1_024;
/** No film's file has more; a hostile one could, of a few bytes each. */
const BLOCKS_AT_MOST = 20_000_000;
const KEPT_AT_MOST = 500_000;
/** Of one block, where its bytes are looked at. */
const READ_AT_MOST_BYTES = 64 * 1_024 ** 2;

const damaged = (): RunFailure =>
  new RunFailure('bad-params', 'The Blender file ends where it should not; it may be damaged, so save it again.');

interface Layout {
  readonly headerBytes: number;
  readonly blockBytes: number;
  readonly pointerBytes: 4 | 8;
  readonly isLittle: boolean;
  /** Since Blender 5.0, whose blocks may be larger than 2 GB. */
  readonly isWide: boolean;
}

function layoutOf(head: Buffer): Layout {
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new RunFailure('bad-params', 'This is no Blender file, or it was saved with "Compress"; save it without.');
  const sign = head.toString('latin1', 7, 8);
  if (sign === '_' || sign === '-') {
    const pointerBytes = sign === '_' ? 4 : 8;
    const isLittle = head.toString('latin1', 8, 9) === 'v';
    return { headerBytes: 12, blockBytes: 16 + pointerBytes, pointerBytes, isLittle, isWide: false };
  }
  // "BLENDER17-01v0500": how long the header is, and how its blocks begin.
  const headerBytes = Number(head.toString('latin1', 7, 9));
  if (headerBytes !== 17 || head.toString('latin1', 9, 13) !== '-01v')
    throw new RunFailure(
      'bad-params',
      'This Blender file is of a version that is not known here; save it by an older one.',
    );
  return { headerBytes, blockBytes: 32, pointerBytes: 8, isLittle: true, isWide: true };
}

/** Whether a block is wanted, by its code and that of the block which the data in it belongs to. */
export type IsWanted = (code: string, owner: string) => boolean;

/** A Blender file whose blocks are walked through once; those that are wanted are read where they are asked for. */
export class BlendFile {
  readonly blocks: readonly Block[];
  readonly types: BlendTypes;
  readonly #file: FileHandle;
  readonly #isLittle: boolean;

  private constructor(file: FileHandle, { isLittle }: Layout, blocks: readonly Block[], types: BlendTypes) {
    this.#file = file;
    this.#isLittle = isLittle;
    this.blocks = blocks;
    this.types = types;
  }

  /** Throws `RunFailure` for what is no such file, or a damaged one. */
  static async open(path: string, isWanted: IsWanted): Promise<BlendFile> {
    const file = await open(path);
    try {
      const layout = layoutOf(await readAt(file, 0, 17));
      const blocks = await walk(file, layout, (code, owner) => code === DNA || isWanted(code, owner));
      const dna = blocks.find(({ code }) => code === DNA);
      if (dna === undefined) throw damaged();
      const types = BlendTypes.read(await readAt(file, dna.at, dna.sizeBytes), layout);
      return new BlendFile(file, layout, blocks, types);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  bytes({ at, sizeBytes }: Block): Promise<Buffer> {
    return readAt(this.#file, at, sizeBytes);
  }

  /** A name in a struct's bytes; empty where there is no such field. */
  text(bytes: Buffer, struct: string, ...path: readonly string[]): string {
    const field = this.types.field(struct, ...path);
    if (field === undefined) return '';
    const all = bytes.subarray(field.offset, field.offset + field.sizeBytes);
    const end = all.indexOf(0);
    return all.toString('utf8', 0, end < 0 ? all.length : end);
  }

  /** A number of so many bytes in a struct's; undefined where there is no such field. */
  integer(bytes: Buffer, sizeBytes: 2 | 4, struct: string, ...path: readonly string[]): number | undefined {
    const field = this.types.field(struct, ...path);
    if (field === undefined || field.offset + sizeBytes > bytes.length) return undefined;
    return this.#isLittle ? bytes.readIntLE(field.offset, sizeBytes) : bytes.readIntBE(field.offset, sizeBytes);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

async function readAt(file: FileHandle, at: number, sizeBytes: number): Promise<Buffer> {
  if (sizeBytes > READ_AT_MOST_BYTES) throw damaged();
  const bytes = Buffer.alloc(sizeBytes);
  const { bytesRead } = await file.read(bytes, 0, sizeBytes, at);
  if (bytesRead < sizeBytes) throw damaged();
  return bytes;
}

async function walk(file: FileHandle, layout: Layout, isWanted: IsWanted): Promise<Block[]> {
  const { blockBytes, headerBytes } = layout;
  const { size } = await file.stat();
  const blocks: Block[] = [];
  let window: Buffer = Buffer.alloc(0);
  let windowAt = 0;
  let owner = '';
  let walked = 0;
  for (let at = headerBytes; ;) {
    if (at < windowAt || at + blockBytes > windowAt + window.length) {
      window = await readAt(file, at, Math.min(WINDOW_BYTES, Math.max(0, size - at)));
      windowAt = at;
      if (window.length < blockBytes) throw damaged();
    }
    const block = blockAt(window, at - windowAt, at, layout);
    if (block.code === 'ENDB') return blocks;
    if (block.code !== DATA) owner = block.code;
    if (isWanted(block.code, owner)) blocks.push(block);
    walked += 1;
    at = block.at + block.sizeBytes;
    if (block.sizeBytes < 0 || at > size || walked > BLOCKS_AT_MOST || blocks.length > KEPT_AT_MOST) throw damaged();
  }
}

function blockAt(
  window: Buffer,
  from: number,
  at: number,
  { blockBytes, pointerBytes, isLittle, isWide }: Layout,
): Block {
  const int = (offset: number): number => (isLittle ? window.readInt32LE(offset) : window.readInt32BE(offset));
  const code = window.toString('latin1', from, from + 4).replace(/\0+$/, '');
  const place = { code, at: at + blockBytes };
  // Where it lay in Blender's memory stands between.
  return isWide
    ? { ...place, struct: int(from + 4), sizeBytes: Number(window.readBigInt64LE(from + 16)) }
    : { ...place, sizeBytes: int(from + 4), struct: int(from + 8 + pointerBytes) };
}
