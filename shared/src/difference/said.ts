import { z } from 'zod';
import { type Change, VALUE_KEY } from './change.ts';

/**
 * What somebody said: the id of a review (`take:user:verdict`) or of a comment, and what it is since, where that
 * can be said in a word: a verdict, stars, whether the comment is resolved. Null: taken back.
 */
export const Said = z.object({
  id: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  /** When, where that is known. */
  at: z.iso.datetime().optional(),
});
export type Said = z.infer<typeof Said>;

/** The key of a change of a comment that says whether it is resolved. */
const RESOLVED = 'resolved';

/** What a change of a review or of a comment's being resolved says; undefined for every other change. */
export function saidBy({ root, id, kind, fields }: Change): Said | undefined {
  const key = root === 'reviews' ? VALUE_KEY : root === 'comments' ? RESOLVED : undefined;
  const field = fields.find((one) => one.key === key);
  if (field === undefined) return undefined;
  if (root === 'comments') {
    const value = field.after === true;
    // What is new is open without a word, and what is deleted is not opened again by it.
    return kind === 'removed' || (kind === 'added' && !value) ? undefined : { id, value };
  }
  return { id, value: Said.shape.value.catch(null).parse(field.after ?? null) };
}
