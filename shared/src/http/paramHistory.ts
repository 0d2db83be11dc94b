import { z } from 'zod';
import { AnyJson } from '../difference/index.ts';
import { UserId } from '../ids/index.ts';

/** A value that a param of a node was given. */
export const ParamChange = z.object({
  id: z.string(),
  /** null: the server's own hand. */
  user: UserId.nullable(),
  at: z.iso.datetime(),
  /** Left out: it was taken back to the default. */
  value: AnyJson.optional(),
  /** What it was before; left out: the default. */
  before: AnyJson.optional(),
  /** The value is too long to be kept here. */
  isTooLong: z.boolean(),
});
export type ParamChange = z.infer<typeof ParamChange>;
