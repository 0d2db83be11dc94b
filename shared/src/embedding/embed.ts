import type { ByteSource, Segment } from './ByteSource.ts';
import { type FileRecipe, readFileRecipe } from './FileRecipe.ts';
import { embedInMp4, readMp4Texts } from './mp4.ts';
import { embedInPng, readPngTexts } from './png.ts';
import { COMFY_KEYS, RECIPE_KEY, textsOf } from './textsOf.ts';
import { embedInWav, readWavTexts } from './wav.ts';

interface Format {
  readonly embed: typeof embedInPng;
  readonly texts: typeof readPngTexts;
}

const ISO: Format = { embed: embedInMp4, texts: readMp4Texts };
const FORMATS: Readonly<Record<string, Format>> = {
  'image/png': { embed: embedInPng, texts: readPngTexts },
  'video/mp4': ISO,
  'video/quicktime': ISO,
  'audio/mp4': ISO,
  'audio/wav': { embed: embedInWav, texts: readWavTexts },
};

const formatOf = (mediaType: string): Format | undefined =>
  Object.hasOwn(FORMATS, mediaType) ? FORMATS[mediaType] : undefined;

/** Whether files of this kind carry recipes. */
export const carriesRecipe = (mediaType: string): boolean => formatOf(mediaType) !== undefined;

/** The parts of a take's file with its recipe in it; null where this kind of file, or this file, takes none. */
export async function embedRecipe(
  mediaType: string,
  source: ByteSource,
  recipe: FileRecipe,
): Promise<readonly Segment[] | null> {
  const format = formatOf(mediaType);
  if (format === undefined) return null;
  const there = await format.texts(source);
  // What the tool that made it wrote under these names stays the only one.
  return format.embed(
    source,
    textsOf(recipe).filter(({ key }) => key === RECIPE_KEY || !there.has(key)),
  );
}

export interface Carried {
  readonly recipe: FileRecipe | undefined;
  /** ComfyUI's own record is in it. */
  readonly isComfy: boolean;
}

/** What a file carries of how it was made. Reads as little as it can; nothing of it is trusted to be so. */
export async function readCarried(mediaType: string, source: ByteSource): Promise<Carried> {
  const texts = await formatOf(mediaType)?.texts(source);
  return {
    recipe: readFileRecipe(texts?.get(RECIPE_KEY) ?? ''),
    isComfy: COMFY_KEYS.some((key) => texts?.get(key)?.trimStart().startsWith('{') ?? false),
  };
}
