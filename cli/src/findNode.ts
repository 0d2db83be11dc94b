import type { Graph } from '@dailies/api-client';
import type { NodeId } from '@dailies/shared/ids';
import { findNamed } from './findNamed.ts';

/** The node that somebody means, by id or title. */
export function findNode({ nodes }: Graph, text: string): { readonly id: NodeId; readonly name: string } {
  return findNamed(
    [...nodes].map(([id, { title }]) => ({ id, name: title })),
    text,
    'node',
  );
}
