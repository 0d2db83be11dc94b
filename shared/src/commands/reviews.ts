import { z } from 'zod';
import type * as Y from 'yjs';
import { Rating, readTake, reviewKey, rootOf, ROOT_WRITERS, Verdict } from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { TakeId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

const there = (doc: Y.Doc, take: string): Result<null> =>
  readTake(doc, take) === undefined ? refuse('not-found', `There is no take "${take}".`, 'N4') : ok(null);

/** One's own verdict on a take; null takes it back. Others' verdicts stand beside it. */
export const setVerdict = defineCommand({
  name: 'setVerdict',
  label: 'Give verdict',
  args: z.object({ take: TakeId, verdict: Verdict.nullable() }),
  roles: ROOT_WRITERS.reviews,
  undoable: false,
  check: (doc, { take }) => there(doc, take),
  apply: (doc, { take, verdict }, { actor }) => {
    const key = reviewKey.verdict(take, actor);
    if (verdict === null) rootOf(doc, 'reviews').delete(key);
    else if (rootOf(doc, 'reviews').get(key) !== verdict) rootOf(doc, 'reviews').set(key, verdict);
  },
});

/** One's own stars for a take; null takes them back. */
export const setRating = defineCommand({
  name: 'setRating',
  label: 'Rate take',
  args: z.object({ take: TakeId, rating: Rating.nullable() }),
  roles: ROOT_WRITERS.reviews,
  undoable: false,
  check: (doc, { take }) => there(doc, take),
  apply: (doc, { take, rating }, { actor }) => {
    const key = reviewKey.rating(take, actor);
    if (rating === null) rootOf(doc, 'reviews').delete(key);
    else if (rootOf(doc, 'reviews').get(key) !== rating) rootOf(doc, 'reviews').set(key, rating);
  },
});
