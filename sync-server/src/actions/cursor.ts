import { DailiesError } from '@dailies/shared/errors';
import { z } from 'zod';

/** Where a page ended: the time that the list is ordered by, as PostgreSQL writes it, and the id. */
export const Cursor = z.tuple([
  z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::?\d\d)?$/),
  z.string().max(64),
]);
export type Cursor = z.infer<typeof Cursor>;

const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

const Encoded = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return value;
  } catch {
    context.addIssue('not a cursor');
    return z.NEVER;
  }
});

/** Throws `invalid-input` where it is none of ours. */
export function decodeCursor(text: string): Cursor {
  const parsed = Encoded.pipe(Cursor).safeParse(text);
  if (parsed.success) return parsed.data;
  throw new DailiesError('invalid-input', 'The cursor is not one that a list gave; start without one.');
}

/** Cuts `limit + 1` rows to a page. */
export function pageOfRows<Row extends { readonly cursorAt: string; readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    next: rows.length > limit && last !== undefined ? encodeCursor([last.cursorAt, last.id]) : null,
  };
}
