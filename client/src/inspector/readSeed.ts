import { Seed } from '@dailies/shared/runs';

/** A typed seed (null: none, each take draws its own), or the sentence that says why it cannot stand. */
export type TypedSeed =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly problem: string };

const LARGEST = 0xffff_ffff;

/** Reads what somebody typed or pasted into a seed field. Empty unlocks it. */
export function readSeed(text: string): TypedSeed {
  const plain = text.trim();
  if (plain === '') return { ok: true, value: null };
  const seed = /^\d+$/.test(plain) ? Seed.safeParse(Number(plain)) : undefined;
  return seed?.success === true
    ? { ok: true, value: seed.data }
    : { ok: false, problem: `A whole number, 0 to ${LARGEST.toLocaleString('en-GB').replaceAll(',', ' ')}` };
}
