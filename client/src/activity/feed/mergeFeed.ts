import type { ActivityKind, ActivitySearch } from '../activitySearch.ts';
import type { FeedEvent } from './FeedEvent.ts';

const KINDS: Readonly<Record<FeedEvent['kind'], ActivityKind>> = {
  take: 'takes',
  comment: 'comments',
  resolved: 'comments',
  verdict: 'verdicts',
  edit: 'edits',
  joined: 'people',
};

/** Whether a kind of activity is told by the history, which is loaded page by page; the others are all here. */
export const isOfHistory = (kind: ActivityKind | undefined): boolean => kind !== 'takes' && kind !== 'people';

/**
 * Everything that is asked for in one line of time, newest first. Nothing older than `horizonMs`, how far the
 * history is loaded, so that nothing appears between what is read when more of it comes.
 */
export const mergeFeed = (
  events: readonly FeedEvent[],
  { who, kind }: ActivitySearch,
  horizonMs: number,
): readonly FeedEvent[] =>
  events
    .filter(
      (event) =>
        event.atMs >= horizonMs &&
        (who === undefined || event.by === who) &&
        (kind === undefined || KINDS[event.kind] === kind),
    )
    .sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1));
