import type { UserId } from '@dailies/shared/ids';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { LogRow } from './replay.ts';

/** Who did it, and when. */
export interface AuthoredRow extends LogRow {
  /** null: the server's own hand. */
  readonly user_id: UserId | null;
  readonly created_at: Date;
}

/** What one person changed within one window, as one update. */
export interface HistoryWindow {
  readonly user: UserId | null;
  readonly firstSeq: string;
  readonly lastSeq: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** How many updates it holds. */
  readonly updates: number;
  /** Of Yjs's first form. */
  readonly update: Uint8Array;
}

/** "Who changed what, when" to ten minutes, with the first and the last edit of each person in them. */
export const WINDOW_MS = 10 * 60_000;

interface Range {
  readonly clock: number;
  readonly len: number;
}

/** What one person did in the window that is open. */
interface Share {
  readonly first: AuthoredRow;
  last: AuthoredRow;
  updates: number;
  readonly clients: Set<number>;
  readonly deletions: Map<number, Range[]>;
}

/** Ranges in order, those that touch as one. */
function joined(ranges: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) => a.clock - b.clock);
  const found: Range[] = [];
  for (const range of sorted) {
    const last = found.at(-1);
    if (last === undefined || range.clock > last.clock + last.len) found.push(range);
    else found[found.length - 1] = { clock: last.clock, len: Math.max(last.len, range.clock + range.len - last.clock) };
  }
  return found;
}

/** A delete set as Yjs's first form writes it. */
function encodeDeletions(deletions: ReadonlyMap<number, readonly Range[]>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, deletions.size);
  // Clients from the highest on, as Yjs does.
  for (const [client, ranges] of [...deletions].sort(([a], [b]) => b - a)) {
    const whole = joined(ranges);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, whole.length);
    for (const { clock, len } of whole) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.toUint8Array(encoder);
}

const encodeVector = (vector: ReadonlyMap<number, number>): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, vector.size);
  for (const [client, clock] of vector) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
};

/**
 * Whether a deletion goes without saying once the window's items are applied: what came and went
 * within the window is in it as deleted, a value of a map is deleted by the one that follows it, and
 * what lies in something deleted goes with it. For moves that is every deletion.
 */
function isImplied(before: ReadonlyMap<number, number>, client: number, struct: Y.Item | Y.GC): boolean {
  if (struct.id.clock >= (before.get(client) ?? 0) || !(struct instanceof Y.Item)) return true;
  return struct.parentSub !== null && struct.right !== null;
}

/** The deletions of a person that do not go without saying, as they are in the document now. */
function saidDeletions(
  doc: Y.Doc,
  before: ReadonlyMap<number, number>,
  deletions: ReadonlyMap<number, readonly Range[]>,
): Map<number, Range[]> {
  const said = new Map<number, Range[]>();
  for (const [client, ranges] of deletions) {
    const structs = doc.store.clients.get(client) ?? [];
    const left: Range[] = [];
    for (const { clock, len } of joined(ranges)) {
      const end = Math.min(clock + len, Y.getState(doc.store, client));
      if (clock >= end) continue;
      for (let place = Y.findIndexSS(structs, clock); place < structs.length; place += 1) {
        const struct = structs[place];
        if (struct === undefined || struct.id.clock >= end) break;
        if (isImplied(before, client, struct)) continue;
        const from = Math.max(clock, struct.id.clock);
        left.push({ clock: from, len: Math.min(end, struct.id.clock + struct.length) - from });
      }
    }
    if (left.length > 0) said.set(client, left);
  }
  return said;
}

/** What a document gained of some clients since a state, without any deletions: the first part of an update. */
function structsSince(
  doc: Y.Doc,
  before: ReadonlyMap<number, number>,
  now: ReadonlyMap<number, number>,
  clients: ReadonlySet<number>,
): Uint8Array {
  const wanted = new Map(
    [...now].map(([client, clock]) => [client, clients.has(client) ? (before.get(client) ?? 0) : clock]),
  );
  const update = Y.encodeStateAsUpdate(doc, encodeVector(wanted));
  // Without structs an update is a zero for them and then all deletions: what follows the structs in every other.
  const deletionBytes = Y.encodeStateAsUpdate(doc, encodeVector(now)).length - 1;
  return update.subarray(0, update.length - deletionBytes);
}

/**
 * Cuts a log into windows while it is replayed: for each person the new items as they are at the end
 * of the window (what was overwritten within it is gone, its place is kept), and what the person
 * deleted in it. Whoever applies all windows up to one's end has the document of that moment;
 * within a window the people's rows build on each other and are whole only together.
 */
export class HistoryWindows {
  readonly #windows: HistoryWindow[] = [];
  readonly #shares = new Map<UserId | null, Share>();
  #doc: Y.Doc;
  #before: ReadonlyMap<number, number>;
  #window: number | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#before = Y.decodeStateVector(Y.encodeStateVector(doc));
  }

  /** To be told of each row before it is applied to the document, in order. */
  before(row: AuthoredRow): void {
    const window = Math.floor(row.created_at.getTime() / WINDOW_MS);
    if (window !== this.#window) this.#close();
    this.#window = window;
    const share: Share = this.#shares.get(row.user_id) ?? {
      first: row,
      last: row,
      updates: 0,
      clients: new Set(),
      deletions: new Map(),
    };
    this.#shares.set(row.user_id, share);
    share.last = row;
    share.updates += 1;
    const decoded = decodedOrNothing(row.update);
    for (const { id } of decoded?.structs ?? []) share.clients.add(id.client);
    for (const [client, ranges] of decoded?.ds.clients ?? []) {
      const known = share.deletions.get(client);
      if (known === undefined) share.deletions.set(client, [...ranges]);
      else known.push(...ranges);
    }
  }

  /** All windows, when the last row is applied. */
  end(): readonly HistoryWindow[] {
    this.#close();
    return this.#windows;
  }

  #close(): void {
    if (this.#shares.size === 0) return;
    const now = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
    for (const [user, { first, last, updates, clients, deletions }] of this.#shares) {
      const structs = structsSince(this.#doc, this.#before, now, clients);
      this.#windows.push({
        user,
        firstSeq: first.seq,
        lastSeq: last.seq,
        startedAt: first.created_at,
        endedAt: last.created_at,
        updates,
        update: Buffer.concat([structs, encodeDeletions(saidDeletions(this.#doc, this.#before, deletions))]),
      });
    }
    this.#shares.clear();
    this.#before = now;
  }
}

/** A row that is no update is left out by the replay, which says why. */
function decodedOrNothing(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | undefined {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return undefined;
  }
}
