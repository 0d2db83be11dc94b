import type { Connection, Extension } from '@hocuspocus/server';
import type { Motion } from '@dailies/shared/http';
import { colourOf } from '@dailies/shared/people';
import { applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import { CloseReason } from '../CloseReason.ts';
import type { CollaborationContext } from '../Collaborator.ts';
import type { OpenDocument } from '../OpenDocument.ts';
import { readMotion } from './motionMessage.ts';
import { MotionRelay } from './MotionRelay.ts';
import { type PresenceEntry, readPresence, writePresence } from './presenceMessage.ts';
import type { SocketBudgets } from './SocketBudgets.ts';

/** A page speaks under one id, and for a moment under two after a reload of its document. */
const MAX_IDS = 4;
/** A drag of 5,000 nodes names each of them. What is larger is shown to nobody. */
const MAX_STATE_BYTES = 256 * 1024;

type Speaker = Connection<CollaborationContext>;
type State = NonNullable<PresenceEntry['state']>;

/**
 * Presence that nobody can forge (document-rules D): a connection speaks only for the awareness ids
 * that it brought, an id never belongs to two connections or to another's Yjs client, and who a state
 * belongs to is written by the server into each.
 *
 * From when a connection stands, presence is taken out of its messages before Hocuspocus queues them:
 * there a pointer waits behind an edit that is being stored, and a whole document is made and thrown
 * away for each move. What came before that goes through the hooks, under the same rules.
 */
export function presence(
  openDocument: (name: string) => OpenDocument | undefined,
  budgets: SocketBudgets,
): Extension<CollaborationContext> {
  const idsOf = new WeakMap<object, Set<number>>();
  const relays = new WeakMap<object, MotionRelay>();
  const ownOf = (connection: Speaker): Set<number> => {
    const own = idsOf.get(connection) ?? new Set<number>();
    idsOf.set(connection, own);
    return own;
  };

  /** Whether a connection may speak for an id; from now on nobody else may. */
  function claims(connection: Speaker, id: number): boolean {
    const own = ownOf(connection);
    if (own.has(id)) return true;
    const { document, context } = connection;
    if (context.collaborator === undefined || own.size >= MAX_IDS) return false;
    if (document.getConnections().some((other) => idsOf.get(other)?.has(id) === true)) return false;
    if (openDocument(document.name)?.reserve(id, context.collaborator.user) !== true) return false;
    own.add(id);
    return true;
  }

  /** [D2] A null state passes through: whoever spoke for an id may leave under it. */
  function leave(connection: Speaker, entries: readonly PresenceEntry[]): void {
    const own = ownOf(connection);
    const gone = entries.filter(({ id, state }) => state === null && own.delete(id)).map(({ id }) => id);
    if (gone.length === 0) return;
    removeAwarenessStates(connection.document.awareness, gone, { source: 'connection', connection });
  }

  function speak(connection: Speaker, entries: readonly PresenceEntry[]): void {
    leave(connection, entries);
    const said = entries.flatMap(({ id, clock, state, length }) => {
      if (state === null || length > MAX_STATE_BYTES || !claims(connection, id)) return [];
      return [{ id, clock, state: named(connection, state) }];
    });
    if (said.length === 0) return;
    applyAwarenessUpdate(connection.document.awareness, writePresence(said), { source: 'connection', connection });
  }

  /** Passes on what moves, of an id that the connection has spoken for. */
  function move(connection: Speaker, motion: Motion): void {
    if (!ownOf(connection).has(motion.of)) return;
    const { document } = connection;
    const relay = relays.get(document) ?? new MotionRelay(document);
    relays.set(document, relay);
    relay.tell(motion);
  }

  /** The connection as it hears messages from now on. */
  function listen(connection: Speaker): void {
    const handle = connection.handleMessage.bind(connection);
    connection.handleMessage = (message) => {
      if (!connection.document.hasConnection(connection)) return;
      try {
        const motion = readMotion(message, connection.document.name);
        if (motion !== null) {
          budgets.takeMessage(connection.webSocket, message.length);
          move(connection, motion);
          return;
        }
        const entries = readPresence(message, connection.document.name);
        if (entries === null) {
          handle(message);
          return;
        }
        budgets.takeMessage(connection.webSocket, message.length);
        speak(connection, entries);
      } catch (error) {
        if (!(error instanceof CloseReason)) throw error;
        connection.close({ code: 1000, reason: error.reason });
      }
    };
  }

  return {
    extensionName: 'presence',
    connected: async ({ connection }) => listen(connection),
    beforeHandleAwareness: async ({ states, connection }) => {
      if (connection === undefined) return;
      for (const [id, state] of states) {
        if (JSON.stringify(state).length > MAX_STATE_BYTES || !claims(connection, id)) states.delete(id);
        else states.set(id, named(connection, state));
      }
    },
    // Hocuspocus drops null states on the way to the hook above.
    beforeHandleMessage: async ({ update, connection, document }) => {
      leave(connection, readPresence(update, document.name) ?? []);
    },
  };
}

/** A state with who it is from, as the server knows. */
function named({ context: { collaborator } }: Speaker, state: State): State {
  if (collaborator === undefined) return state;
  const { user: id, name, role } = collaborator;
  return { ...state, user: { id, name, color: colourOf(id), role } };
}
