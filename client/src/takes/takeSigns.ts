import { Rating, readComments, rootOf, Verdict } from '@dailies/shared/document';
import type { Doc } from 'yjs';

/** What people said of a take, as few signs. */
export interface TakeSigns {
  /** One's own stars. */
  readonly own: number | undefined;
  /** The mean of everybody's stars; undefined where nobody gave any. */
  readonly mean: number | undefined;
  readonly ratings: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Threads of comments that are not resolved. */
  readonly open: number;
}

export const NO_SIGNS: TakeSigns = {
  own: undefined,
  mean: undefined,
  ratings: 0,
  verdicts: { approve: 0, changes: 0, reject: 0 },
  open: 0,
};

interface Counting {
  own: number | undefined;
  sum: number;
  ratings: number;
  verdicts: Record<Verdict, number>;
  open: number;
}

/** The signs of every take of which anything was said, in one pass over the reviews and one over the comments. */
export function readSigns(doc: Doc, me: string): ReadonlyMap<string, TakeSigns> {
  const counts = new Map<string, Counting>();
  const of = (take: string): Counting => {
    const known = counts.get(take) ?? {
      own: undefined,
      sum: 0,
      ratings: 0,
      verdicts: { approve: 0, changes: 0, reject: 0 },
      open: 0,
    };
    counts.set(take, known);
    return known;
  };
  for (const [key, value] of rootOf(doc, 'reviews').entries()) {
    const [take = '', user, what] = key.split(':');
    const verdict = what === 'verdict' ? Verdict.safeParse(value).data : undefined;
    const rating = what === 'rating' ? Rating.safeParse(value).data : undefined;
    if (verdict !== undefined) of(take).verdicts[verdict] += 1;
    if (rating === undefined) continue;
    const count = of(take);
    count.sum += rating;
    count.ratings += 1;
    if (user === me) count.own = rating;
  }
  for (const { anchor, parent, resolvedBy } of readComments(doc)) {
    if (anchor.on === 'take' && parent === null && resolvedBy === undefined) of(anchor.take).open += 1;
  }
  return new Map(
    [...counts].map(([take, { sum, ...count }]) => [
      take,
      { ...count, mean: count.ratings === 0 ? undefined : sum / count.ratings },
    ]),
  );
}
