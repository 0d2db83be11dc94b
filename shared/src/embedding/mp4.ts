import { type ByteSource, joined, latin, latinBytes, type Segment, uint32, viewOf } from './ByteSource.ts';
import { FILE_RECIPE_MAX_CHARACTERS } from './FileRecipe.ts';
import type { FileText } from './textsOf.ts';
import { utf8Bytes } from './utf8.ts';

const BOXES_AT_MOST = 100_000;
/** What describes a film is held in memory while it is changed. */
const MOOV_MAX_BYTES = 64 * 1_024 * 1_024;

interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  /** Where what it holds begins. */
  readonly inside: number;
}

const box = (type: string, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = joined(...parts);
  return joined(uint32(body.length + 8), latinBytes(type), body);
};

/** The boxes of a file at its top; stops where one does not fit. */
async function topBoxes(source: ByteSource): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  let at = 0;
  for (let count = 0; count < BOXES_AT_MOST && at + 8 <= source.sizeBytes; count += 1) {
    const head = await source.read(at, 16);
    const view = viewOf(head);
    const short = view.getUint32(0);
    const isLong = short === 1 && head.length === 16;
    const length = isLong ? Number(view.getBigUint64(8)) : short === 0 ? source.sizeBytes - at : short;
    if (length < (isLong ? 16 : 8) || at + length > source.sizeBytes) break;
    boxes.push({ type: latin(head.subarray(4, 8)), from: at, to: at + length, inside: at + (isLong ? 16 : 8) });
    at += length;
  }
  return boxes;
}

/** The boxes within a part of bytes that are held. */
function innerBoxes(bytes: Uint8Array, from: number, to: number): readonly Box[] {
  const boxes: Box[] = [];
  const view = viewOf(bytes);
  for (let at = from; at + 8 <= to && boxes.length < BOXES_AT_MOST;) {
    const length = view.getUint32(at);
    if (length < 8 || at + length > to) break;
    boxes.push({ type: latin(bytes.subarray(at + 4, at + 8)), from: at, to: at + length, inside: at + 8 });
    at += length;
  }
  return boxes;
}

const HOLDERS = new Set(['trak', 'mdia', 'minf', 'stbl']);

/** Moves what a film's tables say of places behind `after`, since so many bytes come in there. */
function moveChunks(moov: Uint8Array, from: number, to: number, after: number, byBytes: number): void {
  const view = viewOf(moov);
  for (const { type, inside, to: end } of innerBoxes(moov, from, to)) {
    if (HOLDERS.has(type)) moveChunks(moov, inside, end, after, byBytes);
    if ((type !== 'stco' && type !== 'co64') || inside + 8 > end) continue;
    const width = type === 'stco' ? 4 : 8;
    const count = Math.min(view.getUint32(inside + 4), Math.floor((end - inside - 8) / width));
    for (let index = 0; index < count; index += 1) {
      const at = inside + 8 + index * width;
      const place = width === 4 ? view.getUint32(at) : Number(view.getBigUint64(at));
      if (place < after) continue;
      if (width === 4) view.setUint32(at, place + byBytes);
      else view.setBigUint64(at, BigInt(place + byBytes));
    }
  }
}

const FULL_BOX = new Uint8Array(4);
const DATA_UTF8 = 1;

/** Texts by any name, QuickTime's own way: a plain box right in `moov`, which exiftool and FFmpeg read. */
function metaBox(texts: readonly FileText[]): Uint8Array {
  const handler = box('hdlr', FULL_BOX, uint32(0), latinBytes('mdta'), new Uint8Array(13));
  const keys = box('keys', FULL_BOX, uint32(texts.length), ...texts.map(({ key }) => box('mdta', latinBytes(key))));
  const items = texts.map(({ text }, index) => {
    const data = box('data', uint32(DATA_UTF8), uint32(0), utf8Bytes(text));
    return joined(uint32(data.length + 8), uint32(index + 1), data);
  });
  return box('meta', handler, keys, box('ilst', ...items));
}

async function findMoov(source: ByteSource): Promise<{ place: Box; bytes: Uint8Array; isFragmented: boolean } | null> {
  const boxes = await topBoxes(source);
  const place = boxes.find(({ type }) => type === 'moov');
  if (place === undefined || place.inside - place.from !== 8 || place.to - place.from > MOOV_MAX_BYTES) return null;
  const bytes = await source.read(place.from, place.to - place.from);
  return { place, bytes: Uint8Array.from(bytes), isFragmented: boxes.some(({ type }) => type === 'moof') };
}

/**
 * At the end of `moov`; what lies behind it moves, and the tables with it. null for a film that has texts
 * of this kind already, in fragments (whose places count otherwise), or of more than 4 GB with short tables.
 */
export async function embedInMp4(source: ByteSource, texts: readonly FileText[]): Promise<readonly Segment[] | null> {
  const found = await findMoov(source);
  if (found === null || found.isFragmented) return null;
  const { place, bytes } = found;
  if (innerBoxes(bytes, 8, bytes.length).some(({ type }) => type === 'meta')) return null;
  const meta = metaBox(texts);
  if (source.sizeBytes + meta.length > 0xffff_ffff) return null;
  moveChunks(bytes, 8, bytes.length, place.to, meta.length);
  viewOf(bytes).setUint32(0, bytes.length + meta.length);
  return [{ from: 0, to: place.from }, { bytes: joined(bytes, meta) }, { from: place.to, to: source.sizeBytes }];
}

/** The texts of an MP4 or MOV by their keys, letter by letter a byte: ours are ASCII. */
export async function readMp4Texts(source: ByteSource): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const found = await findMoov(source);
  if (found === null) return texts;
  const { bytes } = found;
  const meta = innerBoxes(bytes, 8, bytes.length).find(({ type }) => type === 'meta');
  if (meta === undefined) return texts;
  // A full box in MP4, a plain one in QuickTime: four zeros tell them apart.
  const isFull = meta.to - meta.inside >= 8 && viewOf(bytes).getUint32(meta.inside) === 0;
  const parts = innerBoxes(bytes, meta.inside + (isFull ? 4 : 0), meta.to);
  const keys = parts.find(({ type }) => type === 'keys');
  const list = parts.find(({ type }) => type === 'ilst');
  if (keys === undefined || list === undefined) return texts;
  const names = innerBoxes(bytes, keys.inside + 8, keys.to).map(({ inside, to }) => latin(bytes.subarray(inside, to)));
  for (const item of innerBoxes(bytes, list.inside, list.to)) {
    const name = names[viewOf(bytes).getUint32(item.from + 4) - 1];
    const data = innerBoxes(bytes, item.inside, item.to).find(({ type }) => type === 'data');
    if (name === undefined || data === undefined || data.to - data.inside > FILE_RECIPE_MAX_CHARACTERS) continue;
    if (!texts.has(name)) texts.set(name, latin(bytes.subarray(data.inside + 8, data.to)));
  }
  return texts;
}
