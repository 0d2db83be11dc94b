import { type Connection, type Extension, MessageType } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import { removeAwarenessStates } from 'y-protocols/awareness';
import type { CollaborationContext } from '../Collaborator.ts';
import { colourOf } from '@dailies/shared/people';
import { CloseReason } from '../CloseReason.ts';
import type { OpenDocument } from '../OpenDocument.ts';

/** A page speaks under one id, and for a moment under two after a reload of its document. */
const MAX_IDS = 4;
/** A drag of 5,000 nodes names each of them. What is larger is shown to nobody. */
const MAX_STATE_BYTES = 256 * 1024;
/** What a page says of itself is one state, and of a few ids that leave. */
const MAX_PRESENCE_BYTES = 1024 * 1024;

/** The ids in an awareness message that are leaving (their state is null). Throws on one that cannot be read. */
function leaving(message: Uint8Array): number[] {
  const decoder = decoding.createDecoder(message);
  decoding.readVarString(decoder);
  if (decoding.readVarUint(decoder) !== Number(MessageType.Awareness)) return [];
  if (message.length > MAX_PRESENCE_BYTES) {
    throw new CloseReason('too-large', 'More was said of who is here than the 1 MB that is passed on at once.');
  }
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  const ids: number[] = [];
  for (let count = decoding.readVarUint(inner); count > 0; count -= 1) {
    const id = decoding.readVarUint(inner);
    decoding.readVarUint(inner);
    const state: unknown = JSON.parse(decoding.readVarString(inner));
    if (state === null) ids.push(id);
  }
  return ids;
}

/**
 * Presence that nobody can forge (document-rules D): a connection speaks only for the awareness ids
 * that it brought, an id never belongs to two connections or to another's Yjs client, and who a state
 * belongs to is written by the server into each.
 */
export function presence(openDocument: (name: string) => OpenDocument | undefined): Extension<CollaborationContext> {
  const idsOf = new WeakMap<object, Set<number>>();
  const holder = (connections: Connection[], id: number): Connection | undefined =>
    connections.find((connection) => idsOf.get(connection)?.has(id) === true);
  return {
    extensionName: 'presence',
    beforeHandleAwareness: async ({ states, connection, context, document }) => {
      const collaborator = context?.collaborator;
      if (connection === undefined || collaborator === undefined) return;
      const own = idsOf.get(connection) ?? new Set<number>();
      idsOf.set(connection, own);
      for (const [id, state] of states) {
        const held = holder(document.getConnections(), id);
        const isFree = held === undefined && own.size < MAX_IDS;
        const mayClaim = isFree && openDocument(document.name)?.reserve(id, collaborator.user) === true;
        if ((held !== connection && !mayClaim) || JSON.stringify(state).length > MAX_STATE_BYTES) {
          states.delete(id);
          continue;
        }
        own.add(id);
        states.set(id, {
          ...state,
          user: {
            id: collaborator.user,
            name: collaborator.name,
            color: colourOf(collaborator.user),
            role: collaborator.role,
          },
        });
      }
    },
    // [D2] Hocuspocus drops null states on the way to the hook above; leaving is done here.
    beforeHandleMessage: async ({ update, connection, document }) => {
      let ids: number[];
      try {
        ids = leaving(update);
      } catch (error) {
        if (error instanceof CloseReason) throw error;
        throw new CloseReason('refused:malformed', 'What was said of who is here cannot be understood.', {
          cause: error,
        });
      }
      const own = idsOf.get(connection);
      const gone = ids.filter((id) => own?.delete(id) === true);
      if (gone.length > 0) removeAwarenessStates(document.awareness, gone, { source: 'connection', connection });
    },
  };
}
