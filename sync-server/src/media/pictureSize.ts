import type { BroughtType } from '@dailies/shared/media';

interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** `more`: the size stands further on in the file. `none`: it is no such picture. */
type Found = PictureSize | 'more' | 'none';

const size = (widthPx: number, heightPx: number): Found =>
  widthPx > 0 && heightPx > 0 ? { widthPx, heightPx } : 'none';

/** IHDR is always the first chunk. */
function sizeOfPng(bytes: Buffer): Found {
  if (bytes.length < 24) return 'more';
  return bytes.toString('latin1', 12, 16) === 'IHDR' ? size(bytes.readUInt32BE(16), bytes.readUInt32BE(20)) : 'none';
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Markers C0 to CF begin a frame, but for the tables among them. */
const FRAME_TABLES = new Set([0xc4, 0xc8, 0xcc]);

/** Walks the segments to the one that begins the frame. */
function sizeOfJpeg(bytes: Buffer): Found {
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'none';
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && !FRAME_TABLES.has(marker)) {
      return size(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    } else if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return 'none';
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return 'more';
}

function sizeOfWebp(bytes: Buffer): Found {
  if (bytes.length < 30) return 'more';
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return size(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return size(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
    default:
      return 'none';
  }
}

const READERS = { 'image/png': sizeOfPng, 'image/jpeg': sizeOfJpeg, 'image/webp': sizeOfWebp } as const;

export type MeasuredType = keyof typeof READERS;

export const isMeasured = (type: BroughtType): type is MeasuredType => Object.hasOwn(READERS, type);

/** The size that a picture says it has, from the beginning of its file; nothing is decoded. */
export const pictureSize = (type: MeasuredType, bytes: Buffer): Found => READERS[type](bytes);
