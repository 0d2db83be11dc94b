import type { NodeRecord } from '../document/index.ts';
import type { NodeId } from '../ids/index.ts';

/** The type of node that holds nodes. */
export const SCENE_TYPE = 'scene';

/** The types of nodes that stand in a scene and are its ports. */
export const WAY_IN_TYPE = 'scene-input';
export const WAY_OUT_TYPE = 'scene-output';

/** What is read of a node to know where it stands. */
export type Placed = Pick<NodeRecord, 'id' | 'type' | 'scene' | 'pos'>;

const NONE: readonly NodeId[] = [];

/** From the top, as one reads. */
const byPlace = (a: Placed, b: Placed): number => a.pos[1] - b.pos[1] || a.pos[0] - b.pos[0] || (a.id < b.id ? -1 : 1);

/**
 * Which node stands in which scene. [W1] A node whose scene is gone, or is none, stands at the top. [W2] Of
 * scenes that a merge put into each other, the one with the smallest id stands at the top: everyone reads the
 * same, whatever order things arrived in.
 */
export class SceneTree {
  readonly #nodes: ReadonlyMap<NodeId, Placed>;
  /** Scenes that stand at the top only because they would hold themselves otherwise. */
  readonly looped: ReadonlySet<NodeId>;
  #members: ReadonlyMap<NodeId | null, readonly NodeId[]> | null = null;

  constructor(nodes: ReadonlyMap<NodeId, Placed>) {
    this.#nodes = nodes;
    this.looped = cutLoops(nodes);
  }

  /** The scene that holds a node; null at the top, and for a node that is gone. */
  holderOf(id: NodeId): NodeId | null {
    return this.looped.has(id) ? null : declared(this.#nodes, id);
  }

  /** What stands in a scene itself, or at the top, from the top of the canvas down. */
  membersOf(scene: NodeId | null): readonly NodeId[] {
    this.#members ??= this.#group();
    return this.#members.get(scene) ?? NONE;
  }

  /** The scenes around a node, the outermost first. */
  pathTo(id: NodeId): readonly NodeId[] {
    const path: NodeId[] = [];
    for (let at = this.holderOf(id); at !== null; at = this.holderOf(at)) path.unshift(at);
    return path;
  }

  /** Whether a node stands in a scene, however deep. */
  isWithin(id: NodeId, scene: NodeId): boolean {
    for (let at = this.holderOf(id); at !== null; at = this.holderOf(at)) if (at === scene) return true;
    return false;
  }

  /** Everything in a scene, however deep. */
  insideOf(scene: NodeId): readonly NodeId[] {
    const found: NodeId[] = [];
    const waiting = [...this.membersOf(scene)];
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      found.push(at);
      waiting.push(...this.membersOf(at));
    }
    return found;
  }

  #group(): Map<NodeId | null, NodeId[]> {
    const groups = new Map<NodeId | null, Placed[]>();
    for (const node of this.#nodes.values()) {
      const holder = this.holderOf(node.id);
      const group = groups.get(holder);
      if (group === undefined) groups.set(holder, [node]);
      else group.push(node);
    }
    return new Map([...groups].map(([scene, nodes]) => [scene, nodes.sort(byPlace).map(({ id }) => id)]));
  }
}

/** The scene that a node says it stands in, where there is such a scene. */
function declared(nodes: ReadonlyMap<NodeId, Placed>, id: NodeId): NodeId | null {
  const scene = nodes.get(id)?.scene ?? null;
  return scene !== null && nodes.get(scene)?.type === SCENE_TYPE ? scene : null;
}

/** Of each circle of scenes, the one that stands at the top. */
function cutLoops(nodes: ReadonlyMap<NodeId, Placed>): Set<NodeId> {
  const cut = new Set<NodeId>();
  const done = new Set<NodeId>();
  for (const { id, type, scene } of nodes.values()) {
    if (scene === null || type !== SCENE_TYPE || done.has(id)) continue;
    const path: NodeId[] = [];
    const onPath = new Set<NodeId>();
    let at: NodeId | null = id;
    while (at !== null && !done.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = declared(nodes, at);
    }
    if (at !== null && onPath.has(at)) {
      const [smallest] = path.slice(path.indexOf(at)).sort();
      if (smallest !== undefined) cut.add(smallest);
    }
    for (const each of path) done.add(each);
  }
  return cut;
}

const known = new WeakMap<ReadonlyMap<NodeId, Placed>, SceneTree>();

/** Where the nodes of a graph stand. Worked out once for a map of nodes, which is never changed afterwards. */
export function sceneTree(nodes: ReadonlyMap<NodeId, Placed>): SceneTree {
  const before = known.get(nodes);
  if (before !== undefined) return before;
  const tree = new SceneTree(nodes);
  known.set(nodes, tree);
  return tree;
}
