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
  const atMs = Date.parse(entry.to);
  const parts = summary.filter((part) => !isToldElsewhere(part));
  const edits: FeedEvent[] =
    parts.length === 0 ? [] : [{ kind: 'edit', id: `edit:${id}`, atMs, by: user, entry, parts }];
  return user === null ? edits : [...verdictsOf(entry, user, atMs), ...resolvedOf(entry, user, atMs), ...edits];
}

function isToldElsewhere({ root, kind, count, said }: SummaryPart): boolean {
  if (root === 'requests') return true;
  if (root === 'reviews') return said !== undefined;
  return root === 'comments' && (kind === 'added' || said?.length === count);
}

function verdictsOf({ id, summary }: TimelineEntry, by: UserId, atMs: number): FeedEvent[] {
  const takes = new Map<TakeId, VerdictEvent>();
  for (const { root, said = [] } of summary) {
    if (root !== 'reviews') continue;
    for (const { id: key, value } of said) {
      const [first, , what] = key.split(':');
      const take = TakeId.safeParse(first).data;
      if (take === undefined) continue;
      const event = takes.get(take) ?? { kind: 'verdict', id: `verdict:${id}:${take}`, atMs, by, take };
      if (what === 'verdict') takes.set(take, { ...event, verdict: Verdict.safeParse(value).data ?? null });
      if (what === 'rating') takes.set(take, { ...event, rating: Rating.safeParse(value).data ?? null });
    }
  }
  return [...takes.values()];
}

const resolvedOf = ({ id, summary }: TimelineEntry, by: UserId, atMs: number): FeedEvent[] =>
  summary
    .filter(({ root }) => root === 'comments')
    .flatMap(({ said = [] }) => said)
    .flatMap(({ id: key, value }): FeedEvent[] => {
      const comment = CommentId.safeParse(key).data;
      return comment === undefined
        ? []
        : [{ kind: 'resolved', id: `resolved:${id}:${comment}`, atMs, by, comment, isResolved: value === true }];
    });
