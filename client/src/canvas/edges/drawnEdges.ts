import type { EdgeId, NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { PortEnd } from '../CanvasState.ts';
import { portsOf } from '../shapes/portLayout.ts';
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

/** Where a port is, with its colour; null where it is not there. */
export function endPoint(
  model: ProjectModel,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
  { node, port, side }: PortEnd,
): { readonly x: number; readonly y: number; readonly colour: string } | null {
  const placed = nodes.get(node);
  const type = model.nodes.get(node)?.type;
  const place = type === undefined ? null : placeOf(type, side, port);
  if (placed === undefined || place === null) return null;
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
