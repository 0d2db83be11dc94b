import type { FeedEvent } from './FeedEvent.ts';

/** The feed as somebody began to read it further down. */
export type HeldFeed = ReadonlyMap<string, FeedEvent>;

export const hold = (events: readonly FeedEvent[]): HeldFeed => new Map(events.map((event) => [event.id, event]));

interface HeldBack {
  readonly shown: readonly FeedEvent[];
  /** What came, or went on, since. */
  readonly newer: number;
}

/**
 * The feed while somebody reads: what came since stays out, and what grew since stays as it was. Older things that
 * are loaded meanwhile are shown. Events come newest first.
 */
export function holdBack(events: readonly FeedEvent[], held: HeldFeed | null): HeldBack {
  if (held === null) return { shown: events, newer: 0 };
  const newestMs = Math.max(...[...held.values()].map(({ atMs }) => atMs));
  const shown: FeedEvent[] = [];
  let newer = 0;
  for (const event of events) {
    const was = held.get(event.id);
    if (was === undefined ? event.atMs >= newestMs : event.atMs > was.atMs) newer += 1;
    if (was !== undefined) shown.push(was);
    else if (event.atMs < newestMs) shown.push(event);
  }
  return { shown: shown.sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1)), newer };
}
