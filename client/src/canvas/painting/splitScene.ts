import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { Lit } from '../CanvasState.ts';
import type { DrawnEdge, PlacedNode } from '../edges/drawnEdges.ts';
import type { Scene } from './Scene.ts';

interface Parts<K, V> {
  readonly of: ReadonlySet<K>;
  readonly lit: ReadonlyMap<K, V>;
  readonly rest: ReadonlyMap<K, V>;
}

/** Keeps the parts of a map as long as both stay as they are: what hangs on their identity is made once. */
function splitter<K, V>(): (whole: ReadonlyMap<K, V>, of: ReadonlySet<K>) => Parts<K, V> {
  const known = new WeakMap<ReadonlyMap<K, V>, Parts<K, V>>();
  return (whole, of) => {
    const before = known.get(whole);
    if (before?.of === of) return before;
    const [lit, rest] = [new Map<K, V>(), new Map<K, V>()];
    for (const [key, value] of whole) (of.has(key) ? lit : rest).set(key, value);
    const parts = { of, lit, rest };
    known.set(whole, parts);
    return parts;
  };
}

const splitNodes = splitter<NodeId, PlacedNode>();
const splitEdges = splitter<EdgeId, DrawnEdge>();

/** A scene as what steps back, which is painted first, and what stands out before it. */
export function splitScene(scene: Scene, lit: Lit): { readonly rest: Scene; readonly lit: Scene } {
  const nodes = splitNodes(scene.nodes, lit.nodes);
  const edges = splitEdges(scene.edges, lit.edges);
  return {
    rest: { ...scene, nodes: nodes.rest, edges: edges.rest },
    lit: { ...scene, nodes: nodes.lit, edges: edges.lit },
  };
}
