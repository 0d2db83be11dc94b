import type { NodeId } from '@dailies/shared/ids';
import {
  type Computed,
  computed,
  isUninitialized,
  RESET_VALUE,
  type TLRecord,
  type TLStore,
  unsafe__withoutCapture,
} from 'tldraw';
import { isNodeShape, nodeIdOf, type NodeShape } from '../shapes/NodeShape.ts';

type Shapes = ReadonlyMap<NodeId, NodeShape>;

function allOf(store: TLStore): Shapes {
  const shapes = new Map<NodeId, NodeShape>();
  for (const record of store.allRecords()) {
    const id = isNodeShape(record) ? nodeIdOf(record.id) : undefined;
    if (id !== undefined && isNodeShape(record)) shapes.set(id, record);
  }
  return shapes;
}

/**
 * The shapes of nodes by node, live: also while they are dragged. Only what changed is read: whoever drags a few of
 * thousands makes no walk over all of them thirty times a second.
 */
export function nodeShapes(store: TLStore): Computed<Shapes> {
  const history = store.query.filterHistory('shape');
  return computed<Shapes>('node shapes', (before, epoch) => {
    const changes = history.getDiffSince(epoch);
    if (isUninitialized(before) || changes === RESET_VALUE) return unsafe__withoutCapture(() => allOf(store));
    let shapes: Map<NodeId, NodeShape> | null = null;
    const put = (record: TLRecord): void => {
      const id = isNodeShape(record) ? nodeIdOf(record.id) : undefined;
      if (id !== undefined && isNodeShape(record)) (shapes ??= new Map(before)).set(id, record);
    };
    for (const { added, updated, removed } of changes) {
      for (const record of Object.values(added)) put(record);
      for (const [, record] of Object.values(updated)) put(record);
      for (const record of Object.values(removed)) {
        const id = isNodeShape(record) ? nodeIdOf(record.id) : undefined;
        if (id !== undefined) (shapes ??= new Map(before)).delete(id);
      }
    }
    return shapes ?? before;
  });
}
