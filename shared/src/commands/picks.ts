import { z } from 'zod';
import { readTake, rootOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { NodeId, TakeId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

/** Circles a take of a node, or none. */
export const setPick = defineCommand({
  name: 'setPick',
  label: 'Pick take',
  args: z.object({ node: NodeId, take: TakeId.nullable() }),
  roles: ROOT_WRITERS.picks,
  undoable: true,
  check: (doc, { node, take }) =>
    // [N6] the pick is one of the node's own takes
    take === null || readTake(doc, take)?.node === node
      ? ok(null)
      : refuse('not-found', 'That take does not belong to this node.', 'N6'),
  apply: (doc, { node, take }) => {
    const picks = rootOf(doc, 'picks');
    if (take === null) picks.delete(node);
    else if (picks.get(node) !== take) picks.set(node, take);
  },
});
