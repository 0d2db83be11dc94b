import type { z } from 'zod';

/** Controls, ends of lines, and the marks that turn the direction of what follows: a name with one shows as another. */
const DECEIVES = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u202a-\u202e\u2066-\u2069]/u;
/** Something that can be seen. */
const SHOWS = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A line of text that is shown among others as it is, such as a person's name. */
export const plainLine = (text: z.ZodString): z.ZodString =>
  text
    .refine((line) => !DECEIVES.test(line), 'It has a character that cannot be seen or that turns the text around.')
    .refine((line) => line === '' || SHOWS.test(line), 'It has nothing that can be seen.');
