// A .blend file is a header, blocks of memory as Blender had them, and a block that says how the structs in them
// lie (SDNA). https://projects.blender.org/blender/blender/src/branch/main/doc/blender_file_format

/** How the blocks of one file begin. */
export interface Layout {
  readonly headerBytes: number;
  readonly blockBytes: number;
  readonly pointerBytes: 4 | 8;
  readonly isLittle: boolean;
  /** Since Blender 5.0, whose blocks may be larger than 2 GB. */
  readonly isWide: boolean;
}

/** A block whose bytes are left where they are. */
export interface Block {
  /** `SC`, `OB`, `DATA`, … */
  readonly code: string;
  /** Of its struct among the file's. */
  readonly struct: number;
  readonly at: number;
  readonly sizeBytes: number;
}

/** As much as the longest header has. */
export const HEADER_BYTES = 17;
const LEGACY = /^BLENDER([-_])([vV])\d{3}/;
/** How long the header is, and how its blocks begin. */
const WIDE = /^BLENDER17-01v\d{4}/;

/** By a file's first bytes; undefined: it is no Blender file, or one of a version that is not known. */
export function layoutOf(header: Buffer): Layout | undefined {
  const said = header.toString('latin1');
  if (WIDE.test(said)) return { headerBytes: 17, blockBytes: 32, pointerBytes: 8, isLittle: true, isWide: true };
  const legacy = LEGACY.exec(said);
  if (legacy === null) return undefined;
  const pointerBytes = legacy[1] === '_' ? 4 : 8;
  return {
    headerBytes: 12,
    blockBytes: 16 + pointerBytes,
    pointerBytes,
    isLittle: legacy[2] === 'v',
    isWide: false,
  };
}

/** What a block's head says, which stands at `at` in the file. */
export function blockOf(head: Buffer, at: number, { blockBytes, pointerBytes, isLittle, isWide }: Layout): Block {
  const int = (offset: number): number => (isLittle ? head.readUInt32LE(offset) : head.readUInt32BE(offset));
  const place = { code: codeOf(head), at: at + blockBytes };
  // Where it lay in Blender's memory stands between.
  return isWide
    ? { ...place, struct: int(4), sizeBytes: Number(head.readBigUInt64LE(16)) }
    : { ...place, sizeBytes: int(4), struct: int(8 + pointerBytes) };
}

export const codeOf = (head: Buffer): string => head.toString('latin1', 0, 4).replace(/\0+$/, '');
