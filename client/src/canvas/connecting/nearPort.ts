import type { NodeRecord } from '@dailies/shared/document';
import { bridge } from '@dailies/shared/modules';
import { PORT_TYPE_TITLE } from '@dailies/shared/nodes';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { CanvasPoint } from '../CanvasState.ts';
import type { PortEnd } from '../PortEnd.ts';
import { placedPorts, portPlace } from '../shapes/portLayout.ts';
import { endsOf, firstFit, refusalOf } from './refusalOf.ts';

export interface Near {
  readonly end: PortEnd;
  /** Why it does not take the edge. */
  readonly refusal: string | null;
}

/**
 * Where a pulled edge would go at a point of a node: to the port there; else, on its body, to the first
 * port that takes it; where none does, with the reason. Null beside the node.
 */
export function nearPort(
  model: ProjectModel,
  node: NodeRecord,
  from: PortEnd,
  [x, y]: CanvasPoint,
  snapPx: number,
): Near | null {
  const ends = placedPorts(model.graph, node)
    .filter(({ side }) => side !== from.side)
    .map(({ side, port, ...place }) => {
      const end: PortEnd = { node: node.id, port: port.key, side };
      return { end, distance: Math.hypot(node.pos[0] + place.x - x, node.pos[1] + place.y - y) };
    })
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = ends;
  if (nearest !== undefined && nearest.distance <= snapPx) {
    return { end: nearest.end, refusal: refusalOf(model, from, nearest.end)?.message ?? null };
  }
  const isInside =
    x >= node.pos[0] && y >= node.pos[1] && x <= node.pos[0] + node.size[0] && y <= node.pos[1] + node.size[1];
  if (!isInside) return null;
  const fitting = firstFit(model, node, from);
  if (fitting !== undefined) return { end: fitting, refusal: null };
  const bridged = endsOf(model, node, from).find((end) => isBridged(model, from, end));
  if (bridged !== undefined) return { end: bridged, refusal: refusalOf(model, from, bridged)?.message ?? null };
  const side = from.side === 'output' ? 'input' : 'output';
  const end: PortEnd = nearest?.end ?? { node: node.id, port: '', side };
  return { end, refusal: refusalOfNode(model, node, from) };
}

/** Whether a Convert is what is missing between two ports. */
function isBridged(model: ProjectModel, from: PortEnd, end: PortEnd): boolean {
  const typeOf = ({ node, side, port }: PortEnd): string => {
    const record = model.nodes.get(node);
    return (record === undefined ? undefined : portPlace(model.graph, record, side, port)?.port.type) ?? '';
  };
  return bridge(typeOf(from), typeOf(end)) !== undefined;
}

/** Why no port of a node takes the edge: that one would, were it not for something else, or that none is of its kind. */
function refusalOfNode(model: ProjectModel, node: NodeRecord, from: PortEnd): string {
  const refusals = endsOf(model, node, from).map((end) => refusalOf(model, from, end));
  const other = refusals.find((refusal) => refusal !== null && refusal.rule !== 'G1');
  if (other !== undefined && other !== null) return other.message;
  const type = portPlace(model.graph, model.nodes.get(from.node) ?? node, from.side, from.port)?.port.type;
  const what = type === undefined ? 'this' : PORT_TYPE_TITLE[type];
  return from.side === 'output'
    ? `"${node.title}" has no input for ${what}.`
    : `"${node.title}" does not give ${what}.`;
}
