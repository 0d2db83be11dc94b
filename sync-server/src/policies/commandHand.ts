import { COMMANDS } from '@dailies/shared/commands';
import { readSettings, readTracking } from '@dailies/shared/document';
import { NodeId, type UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import type * as Y from 'yjs';
import { z } from 'zod';

export interface Asking {
  readonly actor: UserId;
  readonly role: Role;
}

/** What a producer may ask the server to do: making and naming shots, from a board or a table. */
const PRODUCER_ASKS = new Set(['createNodes', 'renameNode']);

const StatusArgs = z.object({ node: NodeId, status: z.string() });

/** An artist hands an own shot in for approval. */
function handsInOwnShot(doc: Y.Doc, actor: UserId, args: unknown): boolean {
  const parsed = StatusArgs.safeParse(args);
  if (!parsed.success) return false;
  const status = readSettings(doc).statuses.find(({ id }) => id === parsed.data.status);
  return status?.class === 'awaiting-review' && readTracking(doc, parsed.data.node).assignees.includes(actor);
}

/**
 * The role that a command runs under when it is asked of the server (design §2): one's own, but
 * for the few things that a role may ask for and not write itself.
 */
export function commandHand(doc: Y.Doc, { actor, role }: Asking, command: string, args: unknown): Role {
  if (COMMANDS.get(command)?.roles.includes(role) === true) return role;
  if (role === 'producer' && PRODUCER_ASKS.has(command)) return 'director';
  if (role === 'artist' && command === 'setStatus' && handsInOwnShot(doc, actor, args)) return 'director';
  return role;
}
