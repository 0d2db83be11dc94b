import type * as Y from 'yjs';
import { z } from 'zod';
import { isOrder, readNode, recordsOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { SCENE_TYPE } from '../graph/index.ts';
import { NodeId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

const Place = z.object({ id: NodeId, scene: NodeId.nullable(), order: z.string().min(1).max(200) });

/** Puts nodes into a scene (or to the top), at a place in its order. A scene never holds itself. */
export const placeNodes = defineCommand({
  name: 'placeNodes',
  label: 'Arrange nodes',
  args: z.object({ places: z.array(Place).min(1).max(5_000) }),
  roles: ROOT_WRITERS.nodes,
  undoable: true,
  check: (doc, { places }) => {
    const moved = new Map<string, string | null>(places.map(({ id, scene }) => [id, scene]));
    for (const { id, scene, order } of places) {
      if (readNode(doc, id) === undefined) return refuse('not-found', `There is no node "${id}".`, 'N4');
      const holder = scene === null ? undefined : readNode(doc, scene);
      if (scene !== null && holder === undefined) return refuse('not-found', `There is no scene "${scene}".`, 'N4');
      if (holder !== undefined && holder.type !== SCENE_TYPE) {
        return refuse('invalid-input', `"${holder.title}" is no scene, and holds no nodes.`, 'W7');
      }
      if (!isOrder(order)) return refuse('invalid-input', `"${order}" is no place in an order.`, 'N9');
      const nested = checkNesting(doc, id, moved);
      if (!nested.ok) return nested;
    }
    return ok(null);
  },
  apply: (doc, { places }) => {
    for (const { id, scene, order } of places) {
      const record = recordsOf(doc, 'nodes').get(id);
      if (record !== undefined && record.get('scene') !== scene) record.set('scene', scene);
      if (record !== undefined && record.get('order') !== order) record.set('order', order);
    }
  },
});

/** [N10] Going up from a node, scene by scene, never comes back to it. */
function checkNesting(doc: Y.Doc, node: NodeId, moved: ReadonlyMap<string, string | null>): Result<null> {
  const above = (id: string): string | null => {
    const scene = moved.get(id);
    return scene === undefined ? (readNode(doc, id)?.scene ?? null) : scene;
  };
  const seen = new Set<string>();
  for (let id: string | null = node; id !== null && !seen.has(id); id = above(id)) {
    seen.add(id);
    if (above(id) === node) return refuse('invalid-graph', 'A scene cannot hold itself.', 'N10');
  }
  return ok(null);
}
