import { z } from 'zod';
import { BROUGHT_MAX_BYTES } from '../media/index.ts';

const limit = (kind: keyof typeof BROUGHT_MAX_BYTES) => z.int().min(0).max(BROUGHT_MAX_BYTES[kind]);

/** Bytes of a file at most, by what it is; 0 where none of that kind is taken. */
export const UploadLimits = z.object({
  picture: limit('picture'),
  video: limit('video'),
  sound: limit('sound'),
  blend: limit('blend'),
  font: limit('font'),
  workflow: limit('workflow'),
  weights: limit('weights'),
});
export type UploadLimits = z.infer<typeof UploadLimits>;

/** What is left out stays; null gives the installation's own limit back. */
export const ChangeUploadLimits = z.strictObject({
  picture: limit('picture').nullable().optional(),
  video: limit('video').nullable().optional(),
  sound: limit('sound').nullable().optional(),
  blend: limit('blend').nullable().optional(),
  font: limit('font').nullable().optional(),
  workflow: limit('workflow').nullable().optional(),
  weights: limit('weights').nullable().optional(),
});

/** Where the parts of an upload are put, past Dailies; then it is kept like any other. */
export const UploadParts = z.object({
  parts: z.array(
    z.object({
      /** Of the file; `lastByte` is included. */
      firstByte: z.int(),
      lastByte: z.int(),
      /** For one PUT of exactly these bytes. */
      url: z.string(),
      isThere: z.boolean(),
    }),
  ),
  /** Asked for again, the addresses are good for longer. */
  expiresAt: z.iso.datetime(),
});
export type UploadParts = z.infer<typeof UploadParts>;

/** A file that comes in pieces, by the tus protocol. */
export const UploadStanding = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.int(),
  /** How many of them are here. */
  receivedBytes: z.int(),
  /** It is given up where nothing comes until then. */
  expiresAt: z.iso.datetime(),
});
export type UploadStanding = z.infer<typeof UploadStanding>;
