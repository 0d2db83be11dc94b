import { Rating, Verdict } from '@dailies/shared/document';
import type { SummaryPart, TimelineEntry } from '@dailies/shared/http';
import { CommentId, TakeId, type UserId } from '@dailies/shared/ids';
import type { FeedEvent, VerdictEvent } from './FeedEvent.ts';

/**
 * What the history's entries tell besides what the document dates itself: verdicts and stars take by take, threads
 * that were resolved, and everything else as an edit. New comments, and takes that were asked for, are left out:
 * they are there as comments and takes.
 */
export const entryEvents = (entries: readonly TimelineEntry[]): FeedEvent[] => entries.flatMap(eventsOf);

function eventsOf(entry: TimelineEntry): FeedEvent[] {
  const { id, user, summary } = entry;
  const endMs = Date.parse(entry.to);
  const parts = summary.filter((part) => !isToldElsewhere(part));
  // The last of these edits, which may be long before the end of the entry.
  const atMs = Math.max(...parts.map(({ at }) => timeOf(at, endMs)));
  const edits: FeedEvent[] =
    parts.length === 0 ? [] : [{ kind: 'edit', id: `edit:${id}`, atMs, by: user, entry, parts }];
  return user === null ? edits : [...verdictsOf(entry, user, endMs), ...resolvedOf(entry, user, endMs), ...edits];
}

/** Of what was written before times were noted, the end of the entry. */
const timeOf = (at: string | undefined, endMs: number): number => (at === undefined ? endMs : Date.parse(at));

function isToldElsewhere({ root, kind, count, said }: SummaryPart): boolean {
  if (root === 'requests') return true;
  if (root === 'reviews') return said !== undefined;
  return root === 'comments' && (kind === 'added' || said?.length === count);
}

function verdictsOf({ id, summary }: TimelineEntry, by: UserId, endMs: number): FeedEvent[] {
  const takes = new Map<TakeId, VerdictEvent>();
  for (const { root, said = [] } of summary) {
    if (root !== 'reviews') continue;
    for (const { id: key, value, at } of said) {
      const [first, , what] = key.split(':');
      const take = TakeId.safeParse(first).data;
      if (take === undefined) continue;
      const known = takes.get(take) ?? { kind: 'verdict', id: `verdict:${id}:${take}`, atMs: 0, by, take };
      const event = { ...known, atMs: Math.max(known.atMs, timeOf(at, endMs)) };
      if (what === 'verdict') takes.set(take, { ...event, verdict: Verdict.safeParse(value).data ?? null });
      if (what === 'rating') takes.set(take, { ...event, rating: Rating.safeParse(value).data ?? null });
    }
  }
  return [...takes.values()];
}

const resolvedOf = ({ id, summary }: TimelineEntry, by: UserId, endMs: number): FeedEvent[] =>
  summary
    .filter(({ root }) => root === 'comments')
    .flatMap(({ said = [] }) => said)
    .flatMap(({ id: key, value, at }): FeedEvent[] => {
      const comment = CommentId.safeParse(key).data;
      return comment === undefined
        ? []
        : [
            {
              kind: 'resolved',
              id: `resolved:${id}:${comment}`,
              atMs: timeOf(at, endMs),
              by,
              comment,
              isResolved: value === true,
            },
          ];
    });
