import { createHash } from 'node:crypto';
import { DailiesError } from '@dailies/shared/errors';

/** 132 bits of the content's hash: a strong tag. */
export const tagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/** Whether a list of tags names this one. `*` names every one. */
export function names(list: string, tag: string, { weakly }: { readonly weakly: boolean }): boolean {
  return list.split(',').some((part) => {
    const one = part.trim();
    return one === '*' || (weakly ? one.replace(/^W\//, '') : one) === tag;
  });
}

/** Throws `stale` where `If-Match` does not name what is there now, as it would be answered. */
export function checkMatch(ifMatch: string, text: string): void {
  if (names(ifMatch, tagOf(text), { weakly: false })) return;
  throw new DailiesError(
    'stale',
    'It was changed since you read it, so nothing was done; read it again and repeat the change on what is there now.',
  );
}
