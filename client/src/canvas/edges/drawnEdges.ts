import { portsOf } from '@dailies/shared/graph';
import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { Ports } from '@dailies/shared/modules';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { PortEnd } from '../CanvasState.ts';
import { placePorts } from '../shapes/portLayout.ts';
import { type Curve, curveBetween } from './curve.ts';
import { portColour } from './portColour.ts';

export interface DrawnEdge {
  readonly curve: Curve;
  readonly colour: string;
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

/** Where a port is, with its colour; null where it is not there. */
export function endPoint(
  model: ProjectModel,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
  { node, port, side }: PortEnd,
): { readonly x: number; readonly y: number; readonly colour: string } | null {
  const placed = nodes.get(node);
  const place = placesOf(portsOf(model.graph, node)).get(`${side} ${port}`);
  if (placed === undefined || place === undefined) return null;
  return { x: side === 'input' ? placed.x : placed.x + placed.props.w, y: placed.y + place.y, colour: place.colour };
}

/** The document's edges as curves between nodes; those without both ends are left out. */
export function drawnEdges(
  model: ProjectModel,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
): ReadonlyMap<EdgeId, DrawnEdge> {
  const drawn = new Map<EdgeId, DrawnEdge>();
  for (const edge of model.edges.values()) {
    const from = endPoint(model, nodes, { node: edge.from, port: edge.fromPort, side: 'output' });
    const to = endPoint(model, nodes, { node: edge.to, port: edge.toPort, side: 'input' });
    if (from === null || to === null) continue;
    drawn.set(edge.id, { curve: curveBetween(from.x, from.y, to.x, to.y), colour: from.colour });
  }
  return drawn;
}
