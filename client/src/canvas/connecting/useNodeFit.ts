import type { NodeRecord } from '@dailies/shared/document';
import { useValue } from 'tldraw';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { firstFit } from './refusalOf.ts';

/** How a node stands to the edge that is being pulled; undefined while none is. */
export type NodeFit = 'source' | 'fits' | 'target' | 'refused' | 'not' | undefined;

export function useNodeFit(node: NodeRecord | undefined): NodeFit {
  const canvas = useCanvas();
  const { model } = useSession();
  return useValue(
    'node fit',
    (): NodeFit => {
      const from = canvas.pulledFrom.get();
      if (from === null || node === undefined) return undefined;
      if (from.node === node.id) return 'source';
      const fits = firstFit(model, node, from) !== undefined;
      const near = canvas.nearNode.get();
      if (near.node === node.id) return near.refused ? 'refused' : 'target';
      return fits ? 'fits' : 'not';
    },
    [canvas, model, node],
  );
}
