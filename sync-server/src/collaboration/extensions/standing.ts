import type { Extension } from '@hocuspocus/server';
import type { ServerMessage } from '@dailies/shared/http';
import type { CollaborationContext } from '../Collaborator.ts';

/**
 * Tells a browser what its person may do, whenever it connects: a role that changed while it was away would
 * else be learned by a refusal.
 */
export function standing(): Extension<CollaborationContext> {
  return {
    extensionName: 'standing',
    connected: async ({ connection, context }) => {
      const { collaborator } = context;
      if (collaborator === undefined) return;
      connection.sendStateless(JSON.stringify({ type: 'role', role: collaborator.role } satisfies ServerMessage));
    },
  };
}
