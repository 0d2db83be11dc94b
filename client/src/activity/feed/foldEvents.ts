import { type CommentPlace, placeOf } from '../../document/ProjectModel.ts';
import type {
  CommentEvent,
  EditEvent,
  FeedEvent,
  JoinedEvent,
  ResolvedEvent,
  TakeEvent,
  VerdictEvent,
} from './FeedEvent.ts';

/** One line of the feed; what was folded into it is newest first. */
interface Row<Kind extends string, Event> {
  readonly kind: Kind;
  /** Stays while newer events are folded in. */
  readonly key: string;
  /** Of the newest of them. */
  readonly atMs: number;
  readonly events: readonly [Event, ...Event[]];
}

export type FeedRow =
  | Row<'takes', TakeEvent>
  | Row<'comments', CommentEvent>
  | Row<'resolved', ResolvedEvent>
  | Row<'verdict', VerdictEvent>
  | Row<'edit', EditEvent>
  | Row<'joined', JoinedEvent>;

/** A longer pause begins a line of its own. */
const PAUSE_MS = 60 * 60_000;

type Foldable = TakeEvent | CommentEvent;

const thingOf = (event: Foldable): `take ${string}` | CommentPlace =>
  event.kind === 'take' ? `take ${event.take.node}` : placeOf(event.comment.anchor);

const isOneDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();

interface Folding {
  readonly events: [FeedEvent, ...FeedEvent[]];
  oldestMs: number;
}

/**
 * Folds what one person did to one thing, hour by hour within a day, into a line: takes of a shot, comments at a
 * place. A line stands where its newest event is. Events come newest first.
 */
export function foldEvents(events: readonly FeedEvent[]): FeedRow[] {
  const rows: Folding[] = [];
  const last = new Map<string, Folding>();
  for (const event of events) {
    const isFoldable = event.kind === 'take' || event.kind === 'comment';
    const group = isFoldable ? `${event.by} ${thingOf(event)}` : undefined;
    const open = group === undefined ? undefined : last.get(group);
    if (open !== undefined && open.oldestMs - event.atMs <= PAUSE_MS && isOneDay(open.oldestMs, event.atMs)) {
      open.events.push(event);
      open.oldestMs = event.atMs;
      continue;
    }
    const row: Folding = { events: [event], oldestMs: event.atMs };
    rows.push(row);
    if (group !== undefined) last.set(group, row);
  }
  return rows.map(rowOf);
}

function rowOf({ events }: Folding): FeedRow {
  const [newest, ...older] = events;
  const { atMs } = newest;
  const key = (events.at(-1) ?? newest).id;
  switch (newest.kind) {
    case 'take':
      return { kind: 'takes', key, atMs, events: [newest, ...older.filter((one) => one.kind === 'take')] };
    case 'comment':
      return { kind: 'comments', key, atMs, events: [newest, ...older.filter((one) => one.kind === 'comment')] };
    case 'resolved':
      return { kind: 'resolved', key, atMs, events: [newest] };
    case 'verdict':
      return { kind: 'verdict', key, atMs, events: [newest] };
    case 'edit':
      return { kind: 'edit', key, atMs, events: [newest] };
    case 'joined':
      return { kind: 'joined', key, atMs, events: [newest] };
  }
}
