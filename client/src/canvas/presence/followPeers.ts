import {
  type Atom,
  type Editor,
  InstancePresenceRecordType,
  isShapeId,
  react,
  type TLInstancePresence,
  type TLShapeId,
} from 'tldraw';
import { createUserId } from 'tldraw';
import type { NodeId } from '@dailies/shared/ids';
import { isOnLevel } from '../scenes/peersInside.ts';
import type { Peer, Presence } from '../../session/Presence.ts';
import type { Projector } from '../projection/Projector.ts';

/** A drop arrives by the document a moment after the drag's end by awareness; until then shapes stay where they were dragged. */
const DROP_MS = 600;

function recordOf(peer: Peer, editor: Editor, now: number): TLInstancePresence {
  return InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(String(peer.client)),
    userId: createUserId(peer.user.id),
    userName: peer.user.name,
    currentPageId: editor.getCurrentPageId(),
    color: peer.colour,
    cursor: peer.pointer === null ? null : { x: peer.pointer[0], y: peer.pointer[1], type: 'default', rotation: 0 },
    selectedShapeIds: peer.selected.filter((id) => isShapeId(id)),
    chatMessage: peer.chat ?? '',
    lastActivityTimestamp: now,
  });
}

/** Shows the others who are on the level that is shown: their cursors, what they selected, and what they are dragging. */
export function followPeers(
  editor: Editor,
  presence: Presence,
  projector: Projector,
  level: Atom<NodeId | null>,
): () => void {
  const { store } = editor;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  /** Where shapes were when their peer took them. */
  const starts = new Map<number, Map<TLShapeId, { x: number; y: number }>>();
  const shown = new Map<number, string>();

  const drag = (peer: Peer) => {
    if (peer.drag === null) {
      drop(peer.client);
      return;
    }
    const [dx, dy] = peer.drag.by;
    const start = starts.get(peer.client) ?? new Map<TLShapeId, { x: number; y: number }>();
    starts.set(peer.client, start);
    const moved = peer.drag.ids.flatMap((id) => {
      const shape = isShapeId(id) && !projector.isHeld(id) ? store.get(id) : undefined;
      if (shape === undefined) return [];
      const from = start.get(shape.id) ?? { x: shape.x, y: shape.y };
      start.set(shape.id, from);
      return [{ ...shape, x: from.x + dx, y: from.y + dy }];
    });
    if (moved.length > 0) store.mergeRemoteChanges(() => store.put(moved));
  };
  const drop = (client: number) => {
    const start = starts.get(client);
    if (start === undefined) return;
    starts.delete(client);
    const timer = setTimeout(() => {
      timers.delete(timer);
      projector.show([...start.keys()]);
    }, DROP_MS);
    timers.add(timer);
  };

  const follow = () => {
    const shownLevel = level.get();
    const peers = presence.peers.get().filter((peer) => isOnLevel(peer, shownLevel));
    const now = Date.now();
    const records = peers.flatMap((peer) => {
      const text = JSON.stringify([peer.user, peer.pointer, peer.selected, peer.chat]);
      if (shown.get(peer.client) === text) return [];
      shown.set(peer.client, text);
      return [recordOf(peer, editor, now)];
    });
    const here = new Set(peers.map(({ client }) => client));
    const gone = [...shown.keys()].filter((client) => !here.has(client));
    store.mergeRemoteChanges(() => {
      if (records.length > 0) store.put(records);
      if (gone.length > 0) store.remove(gone.map((client) => InstancePresenceRecordType.createId(String(client))));
    });
    for (const client of gone) {
      shown.delete(client);
      drop(client);
    }
    for (const peer of peers) drag(peer);
  };
  const stop = presence.peers.subscribe(follow);
  const stopLevel = react('follow peers on the level', follow);
  return () => {
    stop();
    stopLevel();
    for (const timer of timers) clearTimeout(timer);
  };
}
