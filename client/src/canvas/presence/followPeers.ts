import {
  type Atom,
  createUserId,
  InstancePresenceRecordType,
  isShapeId,
  react,
  type TLInstancePresence,
  type TLPageId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
  type TLStore,
} from 'tldraw';
import type { NodeId } from '@dailies/shared/ids';
import { isOnLevel } from '../scenes/peersInside.ts';
import type { Peer, Presence } from '../../session/Presence.ts';
import type { Projector } from '../projection/Projector.ts';

/** A drop arrives by the document a moment after the drag's end by awareness; until then shapes stay where they were dragged. */
const DROP_MS = 600;

function recordOf(peer: Peer, page: TLPageId, now: number): TLInstancePresence {
  return InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(String(peer.client)),
    userId: createUserId(peer.user.id),
    userName: peer.user.name,
    currentPageId: page,
    color: peer.colour,
    cursor: peer.pointer === null ? null : { x: peer.pointer[0], y: peer.pointer[1], type: 'default', rotation: 0 },
    selectedShapeIds: peer.selected.filter((id) => isShapeId(id)),
    chatMessage: peer.chat ?? '',
    lastActivityTimestamp: now,
  });
}

/** What a peer drags, and where the shapes were when the peer took them. */
interface Taken {
  readonly key: number;
  readonly from: Map<TLShapeId, { readonly x: number; readonly y: number }>;
}

interface FollowedCanvas {
  readonly store: TLStore;
  readonly page: TLPageId;
  readonly presence: Pick<Presence, 'peers'>;
  readonly projector: Pick<Projector, 'isHeld' | 'show'>;
  readonly level: Atom<NodeId | null>;
  /** Is told what they drag. */
  readonly carried: Atom<ReadonlySet<TLShapeId>>;
}

/**
 * Shows the others who are on the level that is shown: their cursors, what they selected, and what they are dragging.
 * Whatever was told since the last frame is one change of the store: each costs as much, however much it moves.
 */
export function followPeers({ store, page, presence, projector, level, carried }: FollowedCanvas): () => void {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const taken = new Map<number, Taken>();
  const shown = new Map<number, string>();
  let frame = 0;

  const moved = (peer: Peer): readonly TLShape[] => {
    if (peer.drag === null) {
      drop(peer.client);
      return [];
    }
    const { key, ids, by } = peer.drag;
    // Of two drags within a frame the end of the first was not seen.
    if (taken.get(peer.client)?.key !== key) drop(peer.client);
    const { from } = taken.get(peer.client) ?? take(peer.client, key);
    return ids.flatMap((id) => {
      const shape = isShapeId(id) && !projector.isHeld(id) ? store.get(id) : undefined;
      if (shape === undefined) return [];
      const start = from.get(shape.id) ?? { x: shape.x, y: shape.y };
      from.set(shape.id, start);
      const [x, y] = [start.x + by[0], start.y + by[1]];
      return x === shape.x && y === shape.y ? [] : [{ ...shape, x, y }];
    });
  };
  const take = (client: number, key: number): Taken => {
    const begun: Taken = { key, from: new Map() };
    taken.set(client, begun);
    return begun;
  };
  const drop = (client: number) => {
    const begun = taken.get(client);
    if (begun === undefined) return;
    taken.delete(client);
    const timer = setTimeout(() => {
      timers.delete(timer);
      // Not what was taken again meanwhile.
      const held = [...taken.values()];
      projector.show([...begun.from.keys()].filter((id) => !held.some(({ from }) => from.has(id))));
    }, DROP_MS);
    timers.add(timer);
  };

  const tellCarried = () => {
    const before = carried.get();
    const now = new Set([...taken.values()].flatMap(({ from }) => [...from.keys()]));
    if (now.size !== before.size || [...now].some((id) => !before.has(id))) carried.set(now);
  };

  const follow = () => {
    frame = 0;
    const shownLevel = level.get();
    const peers = presence.peers.get().filter((peer) => isOnLevel(peer, shownLevel));
    const now = Date.now();
    const records: TLRecord[] = peers.flatMap((peer) => {
      const text = JSON.stringify([peer.user, peer.pointer, peer.selected, peer.chat]);
      if (shown.get(peer.client) === text) return [];
      shown.set(peer.client, text);
      return [recordOf(peer, page, now)];
    });
    const here = new Set(peers.map(({ client }) => client));
    const gone = [...shown.keys()].filter((client) => !here.has(client));
    for (const client of gone) {
      shown.delete(client);
      drop(client);
    }
    records.push(...peers.flatMap(moved));
    tellCarried();
    if (records.length === 0 && gone.length === 0) return;
    store.mergeRemoteChanges(() => {
      if (records.length > 0) store.put(records);
      if (gone.length > 0) store.remove(gone.map((client) => InstancePresenceRecordType.createId(String(client))));
    });
  };
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(follow);
  };
  const stop = presence.peers.subscribe(schedule);
  const stopLevel = react('follow peers on the level', () => {
    level.get();
    schedule();
  });
  return () => {
    stop();
    stopLevel();
    cancelAnimationFrame(frame);
    carried.set(new Set());
    for (const timer of timers) clearTimeout(timer);
  };
}
