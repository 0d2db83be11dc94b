import { type ByteSource, joined, latin, latinBytes, type Segment, uint32, viewOf } from './ByteSource.ts';
import { FILE_RECIPE_MAX_CHARACTERS } from './FileRecipe.ts';
import type { FileText } from './textsOf.ts';
import { utf8Bytes } from './utf8.ts';

/** The signature and IHDR, which always comes first. */
const HEAD_BYTES = 8 + 25;
/** Chunks that are looked at: those of the pixels count, and are passed over. */
const CHUNKS_AT_MOST = 20_000;

const CRC = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined(latinBytes(type), data);
  return joined(uint32(data.length), body, uint32(crc(body)));
}

/** PNG's own words for these begin with a capital. */
const KEYWORDS: Readonly<Record<string, string>> = { title: 'Title', software: 'Software', description: 'Description' };

/** A tEXt where its letters are Latin-1, as ComfyUI writes; an iTXt otherwise. */
function textChunk({ key, text }: FileText): Uint8Array {
  const keyword = KEYWORDS[key] ?? key;
  // oxlint-disable-next-line no-control-regex -- NUL would end the text; the others no reader shows.
  const isLatin = /^[\n\u0020-\u007e\u00a0-\u00ff]*$/.test(text);
  return isLatin
    ? chunk('tEXt', latinBytes(`${keyword}\0${text}`))
    : chunk('iTXt', joined(latinBytes(`${keyword}\0\0\0\0\0`), utf8Bytes(text.replaceAll('\0', ''))));
}

export async function embedInPng(source: ByteSource, texts: readonly FileText[]): Promise<readonly Segment[] | null> {
  const head = await source.read(0, HEAD_BYTES);
  if (latin(head.subarray(12, 16)) !== 'IHDR') return null;
  return [
    { from: 0, to: HEAD_BYTES },
    { bytes: joined(...texts.map(textChunk)) },
    { from: HEAD_BYTES, to: source.sizeBytes },
  ];
}

/** The uncompressed texts of a PNG, by their keywords; the first of a name counts. Compressed ones are nobody's here. */
export async function readPngTexts(source: ByteSource): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  let at = 8;
  for (let count = 0; count < CHUNKS_AT_MOST && at + 12 <= source.sizeBytes; count += 1) {
    const head = await source.read(at, 8);
    if (head.length < 8) break;
    const length = viewOf(head).getUint32(0);
    const type = latin(head.subarray(4, 8));
    if (type === 'IEND') break;
    if (type === 'tEXt' && length <= FILE_RECIPE_MAX_CHARACTERS) {
      const [keyword = '', ...rest] = latin(await source.read(at + 8, length)).split('\0');
      if (rest.length > 0 && !texts.has(keyword)) texts.set(keyword, rest.join('\0'));
    }
    at += 12 + length;
  }
  return texts;
}
