import { portsOf } from '@dailies/shared/graph';
import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { Ports } from '@dailies/shared/modules';
import type { Edge, ProjectModel } from '../../document/ProjectModel.ts';
import type { PortEnd } from '../CanvasState.ts';
import { placePorts } from '../shapes/portLayout.ts';
import { rimPlaces } from '../scenes/rimPlaces.ts';
import { keyOfEnd } from '../scenes/rims.ts';
import { type Curve, curveBetween } from './curve.ts';
import { portColour } from './portColour.ts';

export interface DrawnEdge {
  readonly curve: Curve;
  readonly colour: string;
  /** Where one end is on another level: what is there, and whether it comes from there. */
  readonly outside?: { readonly title: string; readonly isInput: boolean };
}

/** Where a node is this moment, in canvas pixels: as the document says, or as it is dragged. */
export interface PlacedNode {
  readonly x: number;
  readonly y: number;
  readonly props: { readonly w: number; readonly h: number };
}

interface PortPlace {
  readonly y: number;
  readonly colour: string;
}

/** How far down each port is, and its colour, by `side key`. Nodes of one type share their ports as a rule. */
const places = new WeakMap<Ports, ReadonlyMap<string, PortPlace>>();

function placesOf(ports: Ports): ReadonlyMap<string, PortPlace> {
  const known = places.get(ports);
  if (known !== undefined) return known;
  const placed = new Map(
    placePorts(ports, 0).map(({ side, port, y }) => [`${side} ${port.key}`, { y, colour: portColour(port) }]),
  );
  places.set(ports, placed);
  return placed;
}

interface EndPoint {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

/** Where a port is, with its colour; null where it is not there. In a scene that is shown from outside: at its rim. */
export function endPoint(model: ProjectModel, nodes: ReadonlyMap<NodeId, PlacedNode>, end: PortEnd): EndPoint | null {
  const { node, port, side } = end;
  const placed = nodes.get(node);
  if (placed === undefined) return rimPoint(model, nodes, end);
  const place = placesOf(portsOf(model.graph, node)).get(`${side} ${port}`);
  if (place === undefined) return null;
  return { x: side === 'input' ? placed.x : placed.x + placed.props.w, y: placed.y + place.y, colour: place.colour };
}

/** The box that stands for a node which is deeper than what is shown; undefined where none does. */
function boxAround({ scenes }: ProjectModel, nodes: ReadonlyMap<NodeId, PlacedNode>, node: NodeId): NodeId | undefined {
  for (let at = scenes.holderOf(node); at !== null; at = scenes.holderOf(at)) if (nodes.has(at)) return at;
  return undefined;
}

function rimPoint(model: ProjectModel, nodes: ReadonlyMap<NodeId, PlacedNode>, end: PortEnd): EndPoint | null {
  const box = boxAround(model, nodes, end.node);
  const placed = box === undefined ? undefined : nodes.get(box);
  if (box === undefined || placed === undefined) return null;
  const place = rimPlaces(model.graph, box, placed.props.h).get(keyOfEnd(end));
  if (place === undefined) return null;
  const x = end.side === 'input' ? placed.x : placed.x + placed.props.w;
  return { x, y: placed.y + place.y, colour: place.colour };
}

/** How far an edge reaches whose other end is elsewhere, and how far such edges at one port are apart. */
const STUB_PX = 64;
const STUB_STEP_PX = 22;

/** An edge of which one end is here: it ends beside its node, at the name of what is at its other end. */
interface Stub {
  readonly edge: Edge;
  readonly here: PortEnd;
  readonly other: NodeId;
}

/**
 * The document's edges as curves between nodes. One into or out of a scene that is shown from outside ends at its
 * rim; one that leads out of what is shown ends at a name. Those without an end here are left out.
 */
export function drawnEdges(
  model: ProjectModel,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
): ReadonlyMap<EdgeId, DrawnEdge> {
  const drawn = new Map<EdgeId, DrawnEdge>();
  const stubs = new Map<string, Stub[]>();
  for (const edge of model.edges.values()) {
    const source: PortEnd = { node: edge.from, port: edge.fromPort, side: 'output' };
    const target: PortEnd = { node: edge.to, port: edge.toPort, side: 'input' };
    const [isSourceHere, isTargetHere] = [nodes.has(edge.from), nodes.has(edge.to)];
    // Far from what is shown, as most edges of a large film are.
    if (!isSourceHere && !isTargetHere && boxAround(model, nodes, edge.from) === boxAround(model, nodes, edge.to))
      continue;
    const from = endPoint(model, nodes, source);
    const to = endPoint(model, nodes, target);
    if (from !== null && to !== null) {
      drawn.set(edge.id, { curve: curveBetween(from.x, from.y, to.x, to.y), colour: from.colour });
      continue;
    }
    const here = from === null ? target : source;
    const other = from === null ? edge.from : edge.to;
    // The other end is gone, or is a port that is: that is not elsewhere.
    if ((from === null && to === null) || nodes.has(other) || !model.nodes.has(other)) continue;
    const key = keyOfEnd(here);
    const beside = stubs.get(key);
    if (beside === undefined) stubs.set(key, [{ edge, here, other }]);
    else beside.push({ edge, here, other });
  }
  for (const beside of stubs.values()) {
    for (const [index, { edge, here, other }] of beside.entries()) {
      const end = endPoint(model, nodes, here);
      if (end === null) continue;
      const { x, y, colour } = end;
      const shift = (index - (beside.length - 1) / 2) * STUB_STEP_PX;
      const isInput = here.side === 'input';
      const curve = isInput ? curveBetween(x - STUB_PX, y + shift, x, y) : curveBetween(x, y, x + STUB_PX, y + shift);
      const title = model.nodes.get(other)?.title ?? '';
      drawn.set(edge.id, { curve: { ...curve, reach: STUB_PX / 2 }, colour, outside: { title, isInput } });
    }
  }
  return drawn;
}
