import { sha256Hex } from '../ids/index.ts';

/**
 * The seed of a variation. A locked seed gives variation 0 the seed itself, so that the same recipe
 * and seed find the same take; otherwise each request draws its own from its id.
 */
export function seedOf(lockedSeed: number | null, request: string, variation: number): number {
  if (lockedSeed !== null && variation === 0) return lockedSeed;
  return Number.parseInt(sha256Hex(`seed:${lockedSeed ?? request}:${variation}`).slice(0, 8), 16);
}
