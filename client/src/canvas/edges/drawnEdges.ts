import { modeAmong, portsOf } from '@dailies/shared/graph';
import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { Ports } from '@dailies/shared/modules';
import type { Edge, ProjectModel } from '../../document/ProjectModel.ts';
import type { PortEnd } from '../PortEnd.ts';
import { placePorts } from '../shapes/portLayout.ts';
import { rimPlaces } from '../scenes/rimPlaces.ts';
import { keyOfRim } from '../scenes/rims.ts';
import { boxOf } from './boxOf.ts';
import { type Bounds, boundsOf, type Curve, curveBetween } from './curve.ts';
import { portColour } from './portColour.ts';

/** The colour of an edge that gives nothing, because what it comes from is disabled: drawn dotted, with a cross on it. */
export const QUIET = '#7f8794';

export interface DrawnEdge {
  readonly id: EdgeId;
  readonly curve: Curve;
  /** The box that the curve lies in, found once: every frame asks for it. */
  readonly bounds: Bounds;
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

/** Where a port is, with its colour; null where it is not there. */
export function endPoint(
  model: ProjectModel,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
  { node, port, side }: PortEnd,
): EndPoint | null {
  const placed = nodes.get(node);
  const place = placesOf(portsOf(model.graph, node)).get(`${side} ${port}`);
  if (placed === undefined || place === undefined) return null;
  return { x: side === 'input' ? placed.x : placed.x + placed.props.w, y: placed.y + place.y, colour: place.colour };
}

/** Where an edge is drawn to on one side: its port, or the rim of the box that its node stands in; null elsewhere. */
function drawnEnd(
  model: ProjectModel,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
  edge: Edge,
  side: 'input' | 'output',
  box: NodeId | undefined,
): EndPoint | null {
  const end: PortEnd =
    side === 'input' ? { node: edge.to, port: edge.toPort, side } : { node: edge.from, port: edge.fromPort, side };
  if (box === end.node) return endPoint(model, nodes, end);
  const placed = box === undefined ? undefined : nodes.get(box);
  if (box === undefined || placed === undefined) return null;
  const place = rimPlaces(model.graph, box, placed.props.h).get(keyOfRim(side, edge));
  if (place === undefined) return null;
  const x = side === 'input' ? placed.x : placed.x + placed.props.w;
  return { x, y: placed.y + place.y, colour: place.colour };
}

/** How far an edge reaches whose other end is elsewhere. */
const STUB_PX = 64;

/** An edge of which one end is here: it ends beside its node, at the name of what is at its other end. */
interface Stub {
  readonly edge: Edge;
  readonly here: EndPoint;
  readonly isInput: boolean;
  readonly title: string;
}

/** The edges that end at each node that is shown, or within it. */
export type EdgesAt = ReadonlyMap<NodeId, readonly Edge[]>;

const drawnAs = (id: EdgeId, curve: Curve, colour: string): DrawnEdge => ({
  id,
  curve,
  bounds: boundsOf(curve),
  colour,
});

/** The document's edges as curves between nodes. */
export const drawnEdges = (
  model: ProjectModel,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
): ReadonlyMap<EdgeId, DrawnEdge> => drawEdges(model, nodes, model.edges.values()).edges;

/**
 * Some edges as curves between nodes. One into or out of a scene that is shown from outside ends at its rim; one that
 * leads out of what is shown ends at a name. Those without an end here are left out.
 */
export function drawEdges(
  model: ProjectModel,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
  edges: Iterable<Edge>,
): { readonly edges: ReadonlyMap<EdgeId, DrawnEdge>; readonly at: EdgesAt } {
  const drawn = new Map<EdgeId, DrawnEdge>();
  const stubs = new Map<string, Stub[]>();
  const at = new Map<NodeId, Edge[]>();
  const keepAt = (box: NodeId | undefined, edge: Edge): void => {
    if (box === undefined) return;
    const others = at.get(box);
    if (others === undefined) at.set(box, [edge]);
    else others.push(edge);
  };
  for (const edge of edges) {
    const [fromBox, toBox] = [boxOf(model.scenes, nodes, edge.from), boxOf(model.scenes, nodes, edge.to)];
    // Far from what is shown, as most edges of a large film are; or within one box of it.
    if (fromBox === toBox && fromBox !== edge.from && toBox !== edge.to) continue;
    keepAt(fromBox, edge);
    keepAt(toBox, edge);
    const from = drawnEnd(model, nodes, edge, 'output', fromBox);
    const to = drawnEnd(model, nodes, edge, 'input', toBox);
    if (from !== null && to !== null) {
      const isQuiet = modeAmong(model.nodes, model.scenes, edge.from) === 'disabled';
      const curve = curveBetween(from.x, from.y, to.x, to.y);
      drawn.set(edge.id, drawnAs(edge.id, curve, isQuiet ? QUIET : from.colour));
      continue;
    }
    const here = from ?? to;
    const isInput = from === null;
    const other = isInput ? edge.from : edge.to;
    // The other end is gone, or is a port that is: that is not elsewhere.
    if (here === null || nodes.has(other) || !model.nodes.has(other)) continue;
    const stub = { edge, here, isInput, title: model.nodes.get(other)?.title ?? '' };
    const key = `${isInput ? toBox : fromBox} ${isInput} ${here.y}`;
    const beside = stubs.get(key);
    if (beside === undefined) stubs.set(key, [stub]);
    else beside.push(stub);
  }
  for (const beside of stubs.values()) {
    // Several at one port lie on each other, under one name.
    const title = [...new Set(beside.map((stub) => stub.title))].join(', ');
    for (const [index, { edge, here, isInput }] of beside.entries()) {
      const { x, y, colour } = here;
      const ends = isInput ? curveBetween(x - STUB_PX, y, x, y) : curveBetween(x, y, x + STUB_PX, y);
      const stub = drawnAs(edge.id, { ...ends, reach: STUB_PX / 2 }, colour);
      drawn.set(edge.id, index === 0 ? { ...stub, outside: { title, isInput } } : stub);
    }
  }
  return { edges: drawn, at };
}
