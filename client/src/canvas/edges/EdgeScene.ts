import { edgeProblem } from '@dailies/shared/graph';
import type { EdgeId, NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { atom, type Computed, computed, type Editor } from 'tldraw';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { CanvasState, PortEnd } from '../CanvasState.ts';
import { isNodeShape, nodeIdOf, type NodeShape } from '../shapes/NodeShape.ts';
import { portsOf } from '../shapes/portLayout.ts';
import { type Curve, curveBetween } from './curve.ts';
import { EdgeIndex } from './EdgeIndex.ts';
import { portColour } from './portColour.ts';

export interface DrawnEdge {
  readonly curve: Curve;
  readonly colour: string;
}

/** Checking every edge follows the last change at this distance. */
const CHECK_MS = 250;

/** `type side key` → how far down a port is, and its colour. */
const places = new Map<string, { y: number; colour: string } | null>();

function placeOf(type: string, side: 'input' | 'output', key: string): { y: number; colour: string } | null {
  const name = `${type} ${side} ${key}`;
  const known = places.get(name);
  if (known !== undefined) return known;
  const size = NODE_TYPES.get(type)?.size ?? [0, 0];
  const placed = portsOf({ type, size }).find((port) => port.side === side && port.port.key === key);
  const place = placed === undefined ? null : { y: placed.y, colour: portColour(placed.port) };
  places.set(name, place);
  return place;
}

/** What is drawn of edges, from the document's edges and the places that nodes have on screen this moment. */
export class EdgeScene {
  /** The shapes of nodes by node, live: also while they are dragged. */
  readonly shapes: Computed<ReadonlyMap<NodeId, NodeShape>>;
  readonly edges: Computed<ReadonlyMap<EdgeId, DrawnEdge>>;
  readonly #index: Computed<EdgeIndex>;
  /** Edges that a merge made wrong. */
  readonly broken = atom<ReadonlySet<EdgeId>>('broken edges', new Set());
  readonly #model: ProjectModel;
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, model: ProjectModel, state: CanvasState) {
    this.#model = model;
    this.shapes = computed('node shapes', () => {
      const shapes = new Map<NodeId, NodeShape>();
      for (const shape of editor.getCurrentPageShapes()) {
        const id = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
        if (id !== undefined && isNodeShape(shape)) shapes.set(id, shape);
      }
      return shapes;
    });
    this.edges = computed('drawn edges', () => {
      state.edgesVersion.get();
      const shapes = this.shapes.get();
      const drawn = new Map<EdgeId, DrawnEdge>();
      for (const edge of model.edges.values()) {
        const from = endPoint(model, shapes, { node: edge.from, port: edge.fromPort, side: 'output' });
        const to = endPoint(model, shapes, { node: edge.to, port: edge.toPort, side: 'input' });
        if (from === null || to === null) continue;
        drawn.set(edge.id, { curve: curveBetween(from.x, from.y, to.x, to.y), colour: from.colour });
      }
      return drawn;
    });
    this.#index = computed(
      'edge index',
      () => new EdgeIndex(new Map([...this.edges.get()].map(([id, { curve }]) => [id, curve]))),
    );
    const follow = () => {
      state.edgesVersion.update((version) => version + 1);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#check(), CHECK_MS);
    };
    this.#stop = model.subscribe(['edges', 'nodes'], follow);
    follow();
  }

  /** The edge at a point, within some canvas pixels. */
  at(x: number, y: number, marginPx: number): EdgeId | undefined {
    return this.#index.get().at(x, y, marginPx);
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

function endPoint(
  model: ProjectModel,
  shapes: ReadonlyMap<NodeId, NodeShape>,
  { node, port, side }: PortEnd,
): { x: number; y: number; colour: string } | null {
  const shape = shapes.get(node);
  const type = model.nodes.get(node)?.type;
  const place = type === undefined ? null : placeOf(type, side, port);
  if (shape === undefined || place === null) return null;
  return { x: side === 'input' ? shape.x : shape.x + shape.props.w, y: shape.y + place.y, colour: place.colour };
}
