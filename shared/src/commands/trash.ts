import { z } from 'zod';
import { nodeKey, readPickLock, readTake, recordsOf, rootOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { NodeId, TakeId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

/** Puts takes of a node into the trash, or takes them back. A pick that is thrown away is no pick any more. */
export const trashTakes = defineCommand({
  name: 'trashTakes',
  label: 'Move takes to the trash',
  args: z.object({ node: NodeId, takes: z.array(TakeId).min(1).max(500), trashed: z.boolean() }),
  roles: ROOT_WRITERS.nodes,
  undoable: true,
  check: (doc, { node, takes, trashed }) => {
    if (!recordsOf(doc, 'nodes').has(node)) return refuse('not-found', `There is no node "${node}".`, 'N4');
    const stray = takes.find((take) => readTake(doc, take)?.node !== node);
    if (stray !== undefined) return refuse('not-found', `"${stray}" is no take of this node.`, 'N6');
    const lock = readPickLock(doc, node);
    return trashed && lock !== undefined && takes.includes(lock.id)
      ? refuse('locked', `Take ${lock.number} is the locked pick; unlock it to throw it away.`, 'L1')
      : ok(null);
  },
  apply: (doc, { node, takes, trashed }) => {
    const record = recordsOf(doc, 'nodes').get(node);
    const picks = rootOf(doc, 'picks');
    for (const take of takes) {
      const key = nodeKey.trashed(take);
      if (!trashed) record?.delete(key);
      else if (record?.get(key) !== true) record?.set(key, true);
      if (trashed && picks.get(node) === take) picks.delete(node);
    }
  },
});
