import { DailiesError } from '@dailies/shared/errors';
import type { TokenScope } from '@dailies/shared/http';
import type { Role } from '@dailies/shared/people';

/** The scope that a token needs for each command that can be asked for. A test holds it beside `COMMANDS`. */
export const COMMAND_SCOPES: Readonly<Record<string, TokenScope>> = {
  createNodes: 'edit',
  deleteNodes: 'edit',
  moveNodes: 'edit',
  resizeNode: 'edit',
  renameNode: 'edit',
  colourNodes: 'edit',
  setMode: 'edit',
  setParams: 'edit',
  resetParams: 'edit',
  setDriven: 'edit',
  placeNodes: 'edit',
  connect: 'edit',
  connectMany: 'edit',
  disconnect: 'edit',
  setPick: 'edit',
  setPickLock: 'edit',
  trashTakes: 'edit',
  putDrawing: 'edit',
  deleteDrawing: 'edit',
  requestTakes: 'generate',
  requestChain: 'generate',
  cancelChain: 'generate',
  requestCells: 'generate',
  cancelRequest: 'generate',
  confirmRequest: 'generate',
  setStatus: 'edit',
  setDue: 'edit',
  setAssignee: 'edit',
  setLocked: 'edit',
  setVerdict: 'review',
  setRating: 'review',
  addComment: 'review',
  editComment: 'review',
  resolveComment: 'review',
  deleteComment: 'review',
  setSettings: 'edit',
  putCut: 'edit',
  deleteCut: 'edit',
  putPlaylist: 'review',
  deletePlaylist: 'review',
};

/** Throws `invalid-input` where there is no such command. */
export function scopeOfCommand(name: string): TokenScope {
  const scope = Object.hasOwn(COMMAND_SCOPES, name) ? COMMAND_SCOPES[name] : undefined;
  if (scope === undefined) throw new DailiesError('invalid-input', `There is no command "${name}"; check its name.`);
  return scope;
}

const EVERYTHING = ['review', 'edit', 'generate'] as const satisfies readonly TokenScope[];

/**
 * The role that a token has in a live document, which knows roles and no scopes: its person's own
 * with everything that a document is written by, a reviewer's with `review`, else a viewer's.
 */
export function roleWithin(role: Role, scopes: readonly TokenScope[]): Role {
  if (EVERYTHING.every((scope) => scopes.includes(scope))) return role;
  return role !== 'viewer' && scopes.includes('review') ? 'reviewer' : 'viewer';
}
