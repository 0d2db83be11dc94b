import type { ServerMessage } from '@dailies/shared/http';
import type { Connection, Document } from '@hocuspocus/server';
import type { CollaborationContext } from './Collaborator.ts';

type Opened = Pick<Connection, 'sendStateless'> & { readonly context: CollaborationContext };

function tell(connection: Opened, person: string, payload: string): void {
  if (connection.context.collaborator?.user === person) connection.sendStateless(payload);
}

/** Sends a message to every browser of one person, whatever they have open. */
export function tellPerson(served: Iterable<Document>, person: string, message: ServerMessage): void {
  const payload = JSON.stringify(message);
  for (const document of served) for (const connection of document.getConnections()) tell(connection, person, payload);
}
