import type { NodeMode, NodeRecord } from '../document/index.ts';
import type { NodeId } from '../ids/index.ts';
import type { GraphView } from './graphView.ts';
import { SCENE_TYPE, type SceneTree, sceneTree, WAY_IN_TYPE, WAY_OUT_TYPE } from './sceneTree.ts';

type Modes = ReadonlyMap<NodeId, Pick<NodeRecord, 'type' | 'mode'>>;

const WALLS: ReadonlySet<string> = new Set([SCENE_TYPE, WAY_IN_TYPE, WAY_OUT_TYPE]);

/** [D5] A scene and its ways only hand on what passes them: there is nothing to pass through instead. */
export const canBePassed = (type: string): boolean => !WALLS.has(type);

/** The innermost scene around a node that is disabled. */
export function disabledAround(nodes: Modes, tree: SceneTree, id: NodeId): NodeId | undefined {
  for (let at = tree.holderOf(id); at !== null; at = tree.holderOf(at)) {
    if (nodes.get(at)?.mode === 'disabled') return at;
  }
  return undefined;
}

/** [D4] How a node is left out: by itself, or because a scene around it is disabled; undefined where it works. */
export function modeAmong(nodes: Modes, tree: SceneTree, id: NodeId): NodeMode | undefined {
  const node = nodes.get(id);
  if (node === undefined) return undefined;
  if (node.mode === 'disabled' || disabledAround(nodes, tree, id) !== undefined) return 'disabled';
  return canBePassed(node.type) ? node.mode : undefined;
}

export const modeOf = ({ nodes }: Pick<GraphView, 'nodes'>, id: NodeId): NodeMode | undefined =>
  modeAmong(nodes, sceneTree(nodes), id);
