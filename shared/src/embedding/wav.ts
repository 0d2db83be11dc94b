import { type ByteSource, joined, latin, type Segment, uint32Little, latinBytes, viewOf } from './ByteSource.ts';
import { FILE_RECIPE_MAX_CHARACTERS } from './FileRecipe.ts';
import { type FileText, RECIPE_KEY } from './textsOf.ts';
import { utf8Bytes } from './utf8.ts';

const CHUNKS_AT_MOST = 1_000;
const RIFF_MAX_BYTES = 0xffff_ffff;

/** RIFF's names for texts; what it has none for is not written. Our record is the comment. */
const NAMES: Readonly<Record<string, string>> = {
  title: 'INAM',
  software: 'ISFT',
  description: 'ISBJ',
  [RECIPE_KEY]: 'ICMT',
};

/** A chunk is padded to an even length, which is not counted. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  return joined(latinBytes(name), uint32Little(data.length), data, new Uint8Array(data.length % 2));
}

/** Behind the sound, so that nothing of it moves. */
export async function embedInWav(source: ByteSource, texts: readonly FileText[]): Promise<readonly Segment[] | null> {
  const head = await source.read(0, 12);
  if (latin(head.subarray(0, 4)) !== 'RIFF' || latin(head.subarray(8, 12)) !== 'WAVE') return null;
  const infos = texts.flatMap(({ key, text }) => {
    const name = NAMES[key];
    return name === undefined ? [] : [chunk(name, joined(utf8Bytes(text), Uint8Array.of(0)))];
  });
  const list = chunk('LIST', joined(latinBytes('INFO'), ...infos));
  const padding = new Uint8Array(source.sizeBytes % 2);
  const sizeBytes = source.sizeBytes + padding.length + list.length;
  if (sizeBytes - 8 > RIFF_MAX_BYTES) return null;
  return [
    { bytes: joined(latinBytes('RIFF'), uint32Little(sizeBytes - 8)) },
    { from: 8, to: source.sizeBytes },
    { bytes: joined(padding, list) },
  ];
}

/** Our record in a WAV, under its key. */
export async function readWavTexts(source: ByteSource): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  let at = 12;
  for (let count = 0; count < CHUNKS_AT_MOST && at + 8 <= source.sizeBytes; count += 1) {
    const head = await source.read(at, 12);
    if (head.length < 8) break;
    const length = viewOf(head).getUint32(4, true);
    const isInfo = latin(head.subarray(0, 4)) === 'LIST' && latin(head.subarray(8, 12)) === 'INFO';
    if (isInfo && length <= 2 * FILE_RECIPE_MAX_CHARACTERS) {
      const list = await source.read(at + 8, length);
      for (let inner = 4; inner + 8 <= list.length;) {
        const size = viewOf(list).getUint32(inner + 4, true);
        const text = latin(list.subarray(inner + 8, inner + 8 + size)).replace(/\0+$/, '');
        if (latin(list.subarray(inner, inner + 4)) === NAMES[RECIPE_KEY]) texts.set(RECIPE_KEY, text);
        inner += 8 + size + (size % 2);
      }
    }
    at += 8 + length + (length % 2);
  }
  return texts;
}
