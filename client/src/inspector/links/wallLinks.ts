import { type Edge, type GraphView, SCENE_TYPE, sceneTree } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';

/** An edge between what stands in a scene and what lies outside, at no port of the scene. */
export interface WallLink {
  readonly edge: Edge;
  readonly inside: NodeId;
  readonly outside: NodeId;
}

/** What crosses the wall of a scene by itself, on one side of it: as collapsing leaves edges. */
export function wallLinks(graph: GraphView, scene: NodeId, side: 'input' | 'output'): readonly WallLink[] {
  if (graph.nodes.get(scene)?.type !== SCENE_TYPE) return [];
  const within = new Set(sceneTree(graph.nodes).insideOf(scene));
  return graph.edges.flatMap((edge) => {
    const [inside, outside] = side === 'input' ? [edge.to, edge.from] : [edge.from, edge.to];
    return within.has(inside) && !within.has(outside) && outside !== scene ? [{ edge, inside, outside }] : [];
  });
}
