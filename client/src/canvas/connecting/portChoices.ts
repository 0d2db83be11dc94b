import { checkConnection, fits, portsOf } from '@dailies/shared/graph';
import type { NodeRecord } from '@dailies/shared/document';
import { bridge, type InputPort, type OutputPort } from '@dailies/shared/modules';
import type { Edge, ProjectModel } from '../../document/ProjectModel.ts';
import type { PortEnd } from '../PortEnd.ts';
import { edgeBetween } from '../gestures/edgeBetween.ts';
import { bridgeBetween } from './bridgeBetween.ts';
import { type PlacedPort, placedPorts, portPlace } from '../shapes/portLayout.ts';

/** A port of another node, as a list shows it. */
export interface PortChoice {
  readonly end: PortEnd;
  readonly node: NodeRecord;
  readonly title: string;
}

/** Choices that are listed; a search finds the others. */
const LISTED_AT_MOST = 40;

const placeOf = ({ graph }: ProjectModel, node: NodeRecord | undefined, end: PortEnd): PlacedPort | undefined =>
  node === undefined ? undefined : portPlace(graph, node, end.side, end.port);

/** What an edge at a port goes to: the edge, and the other end. */
export function connectedTo(model: ProjectModel, end: PortEnd): readonly (PortChoice & { readonly edge: Edge })[] {
  const { graph } = model;
  const edges =
    end.side === 'input'
      ? (graph.inbound.get(end.node) ?? []).filter(({ toPort }) => toPort === end.port)
      : (graph.outbound.get(end.node) ?? []).filter(({ fromPort }) => fromPort === end.port);
  return edges.flatMap((edge) => {
    const other: PortEnd =
      end.side === 'input'
        ? { node: edge.from, port: edge.fromPort, side: 'output' }
        : { node: edge.to, port: edge.toPort, side: 'input' };
    const node = model.nodes.get(other.node);
    if (node === undefined) return [];
    return [{ edge, end: other, node, title: placeOf(model, node, other)?.port.title ?? other.port }];
  });
}

/** How many edges a port has room for yet. */
export function roomAt(model: ProjectModel, end: PortEnd): number {
  if (end.side === 'output') return Infinity;
  const input = portsOf(model.graph, end.node).inputs.find(({ key }) => key === end.port);
  return input === undefined ? 0 : (input.maxEdges ?? 1) - connectedTo(model, end).length;
}

/** Whether an edge between two ports may stand; `fit` is cheap, and false for most. */
interface Way {
  readonly fit: (output: OutputPort, input: InputPort) => boolean;
  readonly isOpen: (end: PortEnd, other: PortEnd) => boolean;
}

/** The ports that can be gone to from one, the nearest node first; with a search, of nodes and ports that are called so. */
function choicesBy(model: ProjectModel, end: PortEnd, search: string, { fit, isOpen }: Way): readonly PortChoice[] {
  const own = model.nodes.get(end.node);
  const from = placeOf(model, own, end);
  if (own === undefined || from === undefined) return [];
  const wanted = search.trim().toLowerCase();
  const distanceOf = (node: NodeRecord): number => Math.hypot(node.pos[0] - own.pos[0], node.pos[1] - own.pos[1]);
  const choices: PortChoice[] = [];
  const nearestFirst = [...model.nodes.values()].sort(
    (a, b) => distanceOf(a) - distanceOf(b) || (a.id < b.id ? -1 : 1),
  );
  for (const node of nearestFirst) {
    if (node.id === own.id) continue;
    for (const { side, port } of placedPorts(model.graph, node)) {
      if (side === end.side) continue;
      if (wanted !== '' && !`${node.title} ${port.title}`.toLowerCase().includes(wanted)) continue;
      // The rest looks at the whole graph.
      const output = side === 'input' ? from.port : port;
      const input = side === 'input' ? port : from.port;
      if (!fit(output, input)) continue;
      const other: PortEnd = { node: node.id, port: port.key, side };
      if (!isOpen(end, other)) continue;
      choices.push({ end: other, node, title: port.title });
      if (choices.length === LISTED_AT_MOST) return choices;
    }
  }
  return choices;
}

/** The ports that an edge from this one may go to. */
export const choicesFor = (model: ProjectModel, end: PortEnd, search: string): readonly PortChoice[] =>
  choicesBy(model, end, search, {
    fit: (output, input) => fits(output, input).ok,
    isOpen: (a, b) => {
      const edge = edgeBetween(a, b);
      return edge !== null && checkConnection(model.graph, edge).ok;
    },
  });

/** The ports that an edge from this one may go to with a Convert between. */
export const choicesThroughConvert = (model: ProjectModel, end: PortEnd, search: string): readonly PortChoice[] =>
  choicesBy(model, end, search, {
    fit: (output, input) => bridge(output.type, input.type) !== undefined,
    isOpen: (a, b) => bridgeBetween(model, a, b, () => 'candidate') !== undefined,
  });
