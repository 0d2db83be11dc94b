import type { AssetVersion } from '@dailies/shared/assets';
import { sha256Hex } from '@dailies/shared/ids';
import type { Voice } from '@dailies/shared/modules';

/** A voice of eSpeak NG: one of its variants, so many semitones from its own pitch. */
export interface SpokenVoice {
  readonly variant: string;
  readonly semitones: number;
}

export const GENERAL_VOICES: Readonly<Record<Exclude<Voice, 'character'>, SpokenVoice>> = {
  'woman-1': { variant: 'f2', semitones: 0 },
  'woman-2': { variant: 'f4', semitones: 2 },
  'woman-3': { variant: 'f5', semitones: -2 },
  'man-1': { variant: 'm3', semitones: 0 },
  'man-2': { variant: 'm7', semitones: -3 },
  'man-3': { variant: 'm1', semitones: -1 },
};

export const NARRATOR = GENERAL_VOICES['man-1'];

const WOMEN = ['f2', 'f3', 'f4', 'f5'] as const;
const MEN = ['m1', 'm2', 'm3', 'm4', 'm7', 'm8'] as const;

/** Semitones that a name moves its voice by at most, up or down. */
const SPREAD = 3;

const count = (text: string, words: RegExp): number => text.match(words)?.length ?? 0;

/** As the description speaks of them: more of "she" than of "he", or the other way; undefined where it does not tell. */
function describedAs(description: string): 'woman' | 'man' | undefined {
  const she = count(description, /\b(?:she|her|hers|woman|girl|mother|sister|lady|queen|widow)\b/gi);
  const he = count(description, /\b(?:he|him|his|man|boy|father|brother|king|widower)\b/gi);
  if (she === he) return undefined;
  return she > he ? 'woman' : 'man';
}

const pickOf = <T>(values: readonly [T, ...T[]], number: number): T => values[number % values.length] ?? values[0];

/**
 * The voice of a character that has no sample, by its name: the same in every line and on every machine. `kind` is
 * known of one that has a sample.
 */
export function voiceByName({ content }: AssetVersion, kind = describedAs(content.description)): SpokenVoice {
  const [first = 0, second = 0, third = 0] = (
    sha256Hex(`voice:${content.name.trim().toLowerCase()}`).match(/.{4}/g) ?? []
  )
    .slice(0, 3)
    .map((digits) => Number.parseInt(digits, 16));
  const isWoman = kind === undefined ? first % 2 === 0 : kind === 'woman';
  return {
    variant: isWoman ? pickOf(WOMEN, second) : pickOf(MEN, second),
    semitones: (third % (2 * SPREAD + 1)) - SPREAD,
  };
}
