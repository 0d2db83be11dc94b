import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { type DrawnEdge, drawEdges, type EdgesAt, type PlacedNode } from './drawnEdges.ts';

type Nodes = ReadonlyMap<NodeId, PlacedNode>;

interface Drawn {
  readonly version: number;
  readonly nodes: Nodes;
  readonly edges: ReadonlyMap<EdgeId, DrawnEdge>;
  readonly at: EdgesAt;
}

/** Those that stand elsewhere, or are of another size; null where others are there than before. */
function movedSince(before: Nodes, now: Nodes): readonly NodeId[] | null {
  if (before.size !== now.size) return null;
  const moved: NodeId[] = [];
  for (const [id, node] of now) {
    const was = before.get(id);
    if (was === undefined) return null;
    if (was !== node) moved.push(id);
  }
  return moved;
}

/** The drawn edges of a document, kept: where some nodes moved, only their edges are drawn anew. */
export class EdgeDrawing {
  readonly #model: ProjectModel;
  #drawn: Drawn | null = null;

  constructor(model: ProjectModel) {
    this.#model = model;
  }

  /** The edges between nodes where they are; `version` is another one where the document is. */
  of(nodes: Nodes, version: number): ReadonlyMap<EdgeId, DrawnEdge> {
    const before = this.#drawn;
    const moved = before === null || before.version !== version ? null : movedSince(before.nodes, nodes);
    const drawn = before === null || moved === null ? this.#all(nodes) : this.#some(nodes, before, moved);
    this.#drawn = { ...drawn, nodes, version };
    return drawn.edges;
  }

  #all(nodes: Nodes): Pick<Drawn, 'edges' | 'at'> {
    return drawEdges(this.#model, nodes, this.#model.edges.values());
  }

  #some(nodes: Nodes, { edges, at }: Drawn, moved: readonly NodeId[]): Pick<Drawn, 'edges' | 'at'> {
    const touched = new Set(moved.flatMap((node) => at.get(node) ?? []));
    if (touched.size === 0) return { edges, at };
    const drawn = drawEdges(this.#model, nodes, touched).edges;
    const all = new Map(edges);
    for (const { id } of touched) {
      const edge = drawn.get(id);
      if (edge === undefined) all.delete(id);
      else all.set(id, edge);
    }
    return { edges: all, at };
  }
}
