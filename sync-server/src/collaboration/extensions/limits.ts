import type { Extension } from '@hocuspocus/server';
import { messageYjsSyncStep1 } from 'y-protocols/sync';
import { CloseReason } from '../CloseReason.ts';
import type { CollaborationContext } from '../Collaborator.ts';
import type { SocketBudgets } from './SocketBudgets.ts';

/** [B6] An honest offline edit of megabytes must pass, or its browser tries for ever. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

/** A page opens a document once, and for a moment twice while it is opened anew. */
const MAX_SESSIONS = 8;

/** Accepted bytes that wait for the log, over all documents, above which nobody adds more. */
const MAX_WAITING_BYTES = 256 * 1024 * 1024;

/**
 * How much one socket may send, over all that it has open. Over a limit the document is closed with a sentence;
 * the browser keeps its copy.
 */
export function limits(budgets: SocketBudgets, waitingBytes: () => number): Extension<CollaborationContext> {
  return {
    extensionName: 'limits',
    connected: async ({ connection }) => {
      const { document, webSocket } = connection;
      const sessions = document.getConnections().filter((other) => other.webSocket === webSocket);
      if (sessions.length > MAX_SESSIONS) {
        connection.close(new CloseReason('too-fast', 'This browser opens one project too often at once.'));
      }
    },
    beforeSync: async ({ type, connection }) => {
      if (type === messageYjsSyncStep1) budgets.takeQuestion(connection.webSocket);
    },
    beforeHandleMessage: async ({ connection, update }) => {
      if (update.length > MAX_MESSAGE_BYTES) {
        throw new CloseReason(
          'too-large',
          `An edit of ${Math.ceil(update.length / 1_048_576)} MB is more than the 16 MB that are taken at once.`,
        );
      }
      budgets.takeMessage(connection.webSocket, update.length);
      if (waitingBytes() > MAX_WAITING_BYTES) {
        throw new CloseReason('storage', 'The database is away and too much waits; your edits are kept here.');
      }
    },
  };
}
