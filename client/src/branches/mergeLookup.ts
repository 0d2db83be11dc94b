import type { Conflict, Contents } from '@dailies/shared/difference';
import type { BranchComparison } from '@dailies/shared/http';
import { z } from 'zod';
import { type KnownNode, nodeLookup, type NodeLookup } from '../history/difference/nodeLookup.ts';

const Named = z.object({ title: z.string(), type: z.string() });

function nodeOfConflict({ theirs, ours, base }: Conflict): KnownNode | undefined {
  return [theirs, ours, base].map((side) => Named.safeParse(side).data).find((known) => known !== undefined);
}

/** Nodes of a merge: those here, those that the branch brings, and those that one side removed. */
export function mergeLookup({ taken, conflicts }: BranchComparison, now: Contents): NodeLookup {
  const known = nodeLookup(taken, now);
  const removed = new Map<string, KnownNode>();
  for (const conflict of conflicts) {
    const node = conflict.root === 'nodes' && conflict.key === null ? nodeOfConflict(conflict) : undefined;
    if (node !== undefined) removed.set(conflict.id, node);
  }
  return (node) => known(node) ?? removed.get(node);
}
