import type * as Y from 'yjs';
import { z } from 'zod';
import { readNode, readPick, readPickLock, readTake, recordsOf, rootOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { NodeId, TakeId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

/** [L1] Why another take cannot become the pick. */
function pickIsLocked(doc: Y.Doc, node: NodeId): Result<never> {
  const title = readNode(doc, node)?.title ?? 'This node';
  return refuse('locked', `The pick of "${title}" is locked; unlock it to pick another take.`, 'L1');
}

/** Circles a take of a node, or none. */
export const setPick = defineCommand({
  name: 'setPick',
  label: 'Pick take',
  args: z.object({ node: NodeId, take: TakeId.nullable() }),
  roles: ROOT_WRITERS.picks,
  undoable: true,
  check: (doc, { node, take }) => {
    // [N6] the pick is one of the node's own takes
    if (take !== null && readTake(doc, take)?.node !== node) {
      return refuse('not-found', 'That take does not belong to this node.', 'N6');
    }
    const lock = readPickLock(doc, node);
    return lock === undefined || lock.id === take ? ok(null) : pickIsLocked(doc, node);
  },
  apply: (doc, { node, take }) => {
    const picks = rootOf(doc, 'picks');
    if (take === null) picks.delete(node);
    else if (picks.get(node) !== take) picks.set(node, take);
  },
});

/** Locks the picks of nodes, or unlocks them: a locked one is the pick until it is unlocked, whatever is made or picked beside it. */
export const setPickLock = defineCommand({
  name: 'setPickLock',
  label: 'Lock pick',
  args: z.object({ nodes: z.array(NodeId).min(1).max(5_000), locked: z.boolean() }),
  roles: ROOT_WRITERS.nodes,
  undoable: true,
  check: (doc, { nodes, locked }) => {
    for (const id of nodes) {
      const node = readNode(doc, id);
      if (node === undefined) return refuse('not-found', `There is no node "${id}".`, 'N4');
      if (locked && readPick(doc, id) === undefined) {
        return refuse('invalid-input', `"${node.title}" has no pick to lock; pick a take first.`, 'L2');
      }
    }
    return ok(null);
  },
  apply: (doc, { nodes, locked }) => {
    const picks = rootOf(doc, 'picks');
    for (const node of nodes) {
      const pick = readPick(doc, node);
      const record = recordsOf(doc, 'nodes').get(node);
      if (locked && pick !== undefined && record?.get('pickLock') !== pick.id) record?.set('pickLock', pick.id);
      if (locked) continue;
      record?.delete('pickLock');
      // [L1] what was picked beside it meanwhile does not come out by the unlocking
      if (pick !== undefined && picks.get(node) !== pick.id) picks.set(node, pick.id);
    }
  },
});
