import type { Connection, Document } from '@hocuspocus/server';
import type { CollaborationContext } from './Collaborator.ts';

type Opened = Pick<Connection, 'close'> & { readonly context: CollaborationContext };

function closeWhere(session: string, connection: Opened): void {
  if (connection.context.session !== session) return;
  connection.close({ code: 1000, reason: 'unauthenticated: Your session has ended; sign in again.' });
}

/** Whoever signs a device out, changes a password, or revokes a token, closes what it opened. */
export function followSessionEnd(served: Iterable<Document>, session: string): void {
  for (const document of served) {
    for (const connection of document.getConnections()) closeWhere(session, connection);
  }
}
