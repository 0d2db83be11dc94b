import { z } from 'zod';

/** A word that people sort their library by: lower case, without blanks at its ends. */
export const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'A tag is at least one character.')
  .max(40, 'A tag is at most 40 characters.')
  .refine((tag) => !tag.includes(','), 'A tag has no comma in it.');

/** An asset's tags, each once. They decide no take, so they are no part of a version. */
export const Tags = z.array(Tag).max(20, 'An asset has at most 20 tags.');
