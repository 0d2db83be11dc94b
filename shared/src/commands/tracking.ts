import { z } from 'zod';
import type * as Y from 'yjs';
import { readNode, readSettings, rootOf, ROOT_WRITERS, trackingKey } from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { NodeId, UserId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

const roles = ROOT_WRITERS.tracking;

const there = (doc: Y.Doc, node: string): Result<null> =>
  readNode(doc, node) === undefined ? refuse('not-found', `There is no node "${node}".`, 'N4') : ok(null);

function put(doc: Y.Doc, key: string, value: string | boolean | null): void {
  const root = rootOf(doc, 'tracking');
  if (value === null || value === false) root.delete(key);
  else if (root.get(key) !== value) root.set(key, value);
}

/** Gives a shot one of the project's statuses; null: the first one again, as nobody had set one. */
export const setStatus = defineCommand({
  name: 'setStatus',
  label: 'Set status',
  args: z.object({ node: NodeId, status: z.string().max(40).nullable() }),
  roles,
  undoable: true,
  check: (doc, { node, status }) =>
    status === null || readSettings(doc).statuses.some(({ id }) => id === status)
      ? there(doc, node)
      : refuse('invalid-input', `This project has no status "${status}".`, 'T1'),
  apply: (doc, { node, status }) => put(doc, trackingKey.status(node), status),
});

export const setDue = defineCommand({
  name: 'setDue',
  label: 'Set due date',
  args: z.object({ node: NodeId, due: z.iso.date('A due date is written YYYY-MM-DD.').nullable() }),
  roles,
  undoable: true,
  check: (doc, { node }) => there(doc, node),
  apply: (doc, { node, due }) => put(doc, trackingKey.due(node), due),
});

export const setAssignee = defineCommand({
  name: 'setAssignee',
  label: 'Assign',
  args: z.object({ node: NodeId, user: UserId, assigned: z.boolean() }),
  roles,
  undoable: true,
  check: (doc, { node }) => there(doc, node),
  apply: (doc, { node, user, assigned }) => put(doc, trackingKey.assignee(node, user), assigned),
});

/** A locked shot is not generated. */
export const setLocked = defineCommand({
  name: 'setLocked',
  label: 'Lock shot',
  args: z.object({ node: NodeId, locked: z.boolean() }),
  roles,
  undoable: true,
  check: (doc, { node }) => there(doc, node),
  apply: (doc, { node, locked }) => put(doc, trackingKey.locked(node), locked),
});
