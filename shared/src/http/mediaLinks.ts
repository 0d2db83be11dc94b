import { z } from 'zod';
import { ProjectId } from '../ids/index.ts';
import { LARGEST_BROUGHT_BYTES } from '../media/index.ts';

/** An address of a file's bytes. */
export const MediaLink = z.object({
  url: z.string(),
  /** It leads past Dailies, and needs no right but itself until it expires. */
  isDirect: z.boolean(),
  expiresAt: z.iso.datetime().nullable(),
});

/** A file that somebody wants to bring past Dailies. */
export const CreateUploadLink = z.strictObject({
  project: ProjectId,
  /** To the byte: no other length is taken. */
  sizeBytes: z.int().min(1).max(LARGEST_BROUGHT_BYTES),
});

/** Where it is put, by one PUT; then the upload is finished under its name. */
export const UploadLink = z.object({ upload: z.string(), url: z.string(), expiresAt: z.iso.datetime() });

export const FinishUpload = z.strictObject({ project: ProjectId });
