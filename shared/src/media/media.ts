import { z } from 'zod';

/** SHA-256 of a blob's bytes, 64 lower-case hex digits: its name in the store. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'A media id is 64 lower-case hex digits (SHA-256).')
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;

/** What a take is, to a person. */
export const MediaKind = z.enum(['image', 'video', 'audio']);
export type MediaKind = z.infer<typeof MediaKind>;

/** Frames a second as a fraction: `[24, 1]`, `[24000, 1001]`. */
export const Fps = z.tuple([z.int().min(1).max(240_000), z.int().min(1).max(1_001)]).readonly();
export type Fps = z.infer<typeof Fps>;

/** Whole frames for a duration, at least one. */
export function framesOf(durationSeconds: number, [numerator, denominator]: Fps): number {
  return Math.max(1, Math.round((durationSeconds * numerator) / denominator));
}
