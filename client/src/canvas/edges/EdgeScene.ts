import { edgeProblem } from '@dailies/shared/graph';
import type { EdgeId, NodeId } from '@dailies/shared/ids';
import { atom, type Computed, computed, type Editor } from 'tldraw';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { CanvasState } from '../CanvasState.ts';
import type { PortEnd } from '../PortEnd.ts';
import type { NodeShape } from '../shapes/NodeShape.ts';
import { type DrawnEdge, endPoint } from './drawnEdges.ts';
import { EdgeDrawing } from './EdgeDrawing.ts';
import { EdgeIndex } from './EdgeIndex.ts';
import { nodeShapes } from './nodeShapes.ts';
import type { Scene } from '../painting/Scene.ts';

/** Checking every edge follows the last change at this distance. */
const CHECK_MS = 250;

/** What is drawn of edges, from the document's edges and the places that nodes have on screen this moment. */
export class EdgeScene {
  /** The shapes of nodes by node, live: also while they are dragged. */
  readonly shapes: Computed<ReadonlyMap<NodeId, NodeShape>>;
  readonly edges: Computed<ReadonlyMap<EdgeId, DrawnEdge>>;
  readonly #index = new EdgeIndex();
  /** Edges that a merge made wrong. */
  readonly broken = atom<ReadonlySet<EdgeId>>('broken edges', new Set());
  readonly #model: ProjectModel;
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, model: ProjectModel, state: CanvasState) {
    this.#model = model;
    this.shapes = nodeShapes(editor.store);
    const drawing = new EdgeDrawing(model);
    this.edges = computed('drawn edges', () => drawing.of(this.shapes.get(), state.edgesVersion.get()));
    const follow = () => {
      state.edgesVersion.update((version) => version + 1);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#check(), CHECK_MS);
    };
    this.#stop = model.subscribe(['edges', 'nodes'], follow);
    follow();
  }

  /** Everything as it is this moment. */
  now(): Scene {
    return {
      nodes: this.shapes.get(),
      edges: this.edges.get(),
      broken: this.broken.get(),
      end: (end) => this.end(end),
    };
  }

  /** The edge at a point, within some canvas pixels. */
  at(x: number, y: number, marginPx: number): EdgeId | undefined {
    this.#index.follow(this.edges.get());
    return this.#index.at(x, y, marginPx);
  }

  /** Where a port is now, with its colour; null where it is not there. */
  end(end: PortEnd): { readonly x: number; readonly y: number; readonly colour: string } | null {
    return endPoint(this.#model, this.shapes.get(), end);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  #check(): void {
    const { graph } = this.#model;
    const broken = graph.edges.filter((edge) => edgeProblem(graph, edge) !== undefined).map(({ id }) => id);
    const before = this.broken.get();
    if (broken.length !== before.size || broken.some((id) => !before.has(id))) this.broken.set(new Set(broken));
  }
}
