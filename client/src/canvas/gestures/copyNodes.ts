import type { EdgeRecord, NodeRecord } from '@dailies/shared/document';
import { EdgeId, NodeId } from '@dailies/shared/ids';
import type { ProjectModel } from '../../document/ProjectModel.ts';

/** Nodes with the edges among them, as a clipboard carries them. */
export interface CopiedNodes {
  readonly nodes: readonly Pick<NodeRecord, 'id' | 'type' | 'title' | 'pos' | 'size' | 'colour' | 'mode' | 'params'>[];
  readonly edges: readonly EdgeRecord[];
}

/** What would be copied of these nodes: in their order, with the edges among them. */
export function copyNodes(model: ProjectModel, ids: readonly NodeId[]): CopiedNodes {
  const wanted = new Set(ids);
  const nodes = ids
    .flatMap((id) => model.nodes.get(id) ?? [])
    .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1))
    .map(({ id, type, title, pos, size, colour, mode, params }) => ({
      id,
      type,
      title,
      pos,
      size,
      colour,
      mode,
      params,
    }));
  const edges = [...model.edges.values()]
    .filter(({ from, to }) => wanted.has(from) && wanted.has(to))
    .map(({ from, fromPort, to, toPort }) => ({ from, fromPort, to, toPort }));
  return { nodes, edges };
}

/**
 * The arguments of `createNodes` for a copy: new ids, moved by `by`. A locked seed is copied; a copy
 * is not tracked and has no takes.
 */
export function pasteArgs(
  { nodes, edges }: CopiedNodes,
  by: readonly [number, number],
  newId: () => string,
): { readonly nodes: readonly { readonly id: NodeId }[]; readonly edges: readonly unknown[] } {
  const ids = new Map(nodes.map(({ id }) => [id, NodeId.parse(newId())]));
  return {
    nodes: nodes.flatMap(({ id, pos, ...rest }) => {
      const copy = ids.get(id);
      return copy === undefined ? [] : [{ ...rest, id: copy, pos: [pos[0] + by[0], pos[1] + by[1]] }];
    }),
    edges: edges.flatMap((edge) => {
      const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ ...edge, id: EdgeId.parse(newId()), from, to }];
    }),
  };
}
