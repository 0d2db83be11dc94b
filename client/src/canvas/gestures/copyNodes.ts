import { CREATED_AT_MOST } from '@dailies/shared/commands';
import type { EdgeRecord, NodeRecord } from '@dailies/shared/document';
import { SCENE_TYPE } from '@dailies/shared/graph';
import { EdgeId, NodeId } from '@dailies/shared/ids';
import type { ProjectModel } from '../../document/ProjectModel.ts';

type Copied = Pick<NodeRecord, 'id' | 'type' | 'title' | 'pos' | 'size' | 'colour' | 'mode' | 'driven' | 'params'> & {
  /** The copied scene that holds it; null for what was copied itself. */
  readonly scene: NodeId | null;
};

/** Nodes with the edges among them, as a clipboard carries them. */
export interface CopiedNodes {
  readonly nodes: readonly Copied[];
  readonly edges: readonly EdgeRecord[];
}

/** What would be copied of these nodes: in their order, with what stands in scenes, and the edges among them. */
export function copyNodes(model: ProjectModel, ids: readonly NodeId[]): CopiedNodes {
  const wanted = new Set(withInside(model, ids));
  const holderOf = (id: NodeId): NodeId | null => {
    const holder = model.scenes.holderOf(id);
    return holder !== null && wanted.has(holder) ? holder : null;
  };
  const nodes = [...wanted]
    .flatMap((id) => model.nodes.get(id) ?? [])
    .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1))
    .map(({ id, type, title, pos, size, colour, mode, driven, params }) => ({
      id,
      type,
      title,
      pos,
      size,
      colour,
      mode,
      ...(driven === undefined ? {} : { driven }),
      params,
      scene: holderOf(id),
    }));
  const edges = [...model.edges.values()]
    .filter(({ from, to }) => wanted.has(from) && wanted.has(to))
    .map(({ from, fromPort, to, toPort }) => ({ from, fromPort, to, toPort }));
  return { nodes, edges };
}

/** Why this is more than one copy has; null where it is not. */
export function tooMuchToCopy({ nodes, edges }: CopiedNodes): string | null {
  const most = CREATED_AT_MOST;
  if (nodes.length > most.nodes) {
    return `These are ${nodes.length} nodes, with those in scenes; select fewer, for a copy has ${most.nodes} at most.`;
  }
  if (edges.length > most.edges) {
    return `These nodes have ${edges.length} connections; select fewer, for a copy has ${most.edges} at most.`;
  }
  return null;
}

/** Nodes, and everything in those of them that are scenes. */
export const withInside = ({ scenes }: Pick<ProjectModel, 'scenes'>, ids: readonly NodeId[]): readonly NodeId[] => [
  ...new Set(ids.flatMap((id) => [id, ...scenes.insideOf(id)])),
];

/**
 * The arguments of `createNodes` for a copy on a level: new ids, moved by `by`; what is in a copied scene stays
 * where it is in it. A locked seed is copied; a copy is not tracked and has no takes.
 */
export function pasteArgs(
  { nodes, edges }: CopiedNodes,
  by: readonly [number, number],
  newId: () => string,
  level: NodeId | null = null,
): {
  readonly nodes: readonly { readonly id: NodeId; readonly scene: NodeId | null }[];
  readonly edges: readonly unknown[];
} {
  const ids = new Map<string, NodeId>(nodes.map(({ id }) => [id, NodeId.parse(newId())]));
  const scenes = new Set<string>(nodes.filter(({ type }) => type === SCENE_TYPE).map(({ id }) => id));
  /** A scene's port goes by the id of its way, which has a copy of its own. */
  const portOf = (node: NodeId, port: string): string => (scenes.has(node) ? (ids.get(port) ?? port) : port);
  return {
    nodes: nodes.flatMap(({ id, pos, scene, ...rest }) => {
      const copy = ids.get(id);
      const holder = scene === null ? undefined : ids.get(scene);
      const moved = holder === undefined ? [pos[0] + by[0], pos[1] + by[1]] : pos;
      return copy === undefined ? [] : [{ ...rest, id: copy, pos: moved, scene: holder ?? level }];
    }),
    edges: edges.flatMap(({ from, fromPort, to, toPort }) => {
      const [source, target] = [ids.get(from), ids.get(to)];
      if (source === undefined || target === undefined) return [];
      const ports = { fromPort: portOf(from, fromPort), toPort: portOf(to, toPort) };
      return [{ id: EdgeId.parse(newId()), from: source, to: target, ...ports }];
    }),
  };
}

/** The copies that `pasteArgs` made, by what they are copies of. */
export const copiesOf = (
  originals: readonly { readonly id: NodeId }[],
  copies: readonly { readonly id: NodeId }[],
): ReadonlyMap<NodeId, NodeId> =>
  new Map(originals.flatMap(({ id }, index) => (copies[index] === undefined ? [] : [[id, copies[index].id]])));
