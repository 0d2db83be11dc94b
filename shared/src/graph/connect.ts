import type { EdgeRecord, NodeRecord } from '../document/index.ts';
import { ok, type Refusal, refuse, type Result } from '../errors/index.ts';
import { EdgeId, type NodeId } from '../ids/index.ts';
import { bridge, type Family, type InputPort, type OutputPort, type ProductionModule } from '../modules/index.ts';
import { NODE_TYPES, PORT_TYPE_TITLE } from '../nodes/index.ts';
import type { Edge, GraphView } from './graphView.ts';
import { portsOf } from './portsOf.ts';
import { arrivalsAt, edgesOutOf, inputsBehind, sourceOf, targetOf } from './throughScenes.ts';

/** Whether a value of `output` may arrive at `input`: [G1] same type, and a kind of asset that fits. */
export function fits(output: OutputPort, input: InputPort): Result<null> {
  if (output.type !== input.type) {
    const between = bridge(output.type, input.type) === undefined ? '' : '; put a Convert between';
    return refuse(
      'invalid-graph',
      `"${input.title}" takes ${PORT_TYPE_TITLE[input.type]}, and "${output.title}" gives ${PORT_TYPE_TITLE[output.type]}${between}.`,
      'G1',
    );
  }
  if (
    input.assetKinds !== undefined &&
    (output.assetKind === undefined || !input.assetKinds.includes(output.assetKind))
  ) {
    return refuse('invalid-graph', `"${input.title}" takes a ${input.assetKinds.join(' or ')}.`, 'G1');
  }
  return ok(null);
}

/** Whether `target` is reached from `start` along edges, through any scenes between. */
export function reaches(graph: GraphView, start: NodeId, target: NodeId): boolean {
  const seen = new Set<NodeId>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === target) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const edge of edgesOutOf(graph, node)) waiting.push(targetOf(graph, edge));
  }
  return false;
}

/** [G3] Whether what one family makes goes into another: a cut is made of shots, and shots of no cut. */
export const feeds = (source: Family, target: Family): boolean =>
  source === target || (source === 'shot' && target === 'cut');

/** The two ports of an edge: [G2] both nodes and both ports exist, [G3] of families that go together. */
export function endsOf(graph: GraphView, edge: EdgeRecord): Result<{ output: OutputPort; input: InputPort }> {
  const from = graph.nodes.get(edge.from);
  const to = graph.nodes.get(edge.to);
  if (from === undefined || to === undefined) return refuse('invalid-graph', 'One end of this edge is missing.', 'G2');
  const source = NODE_TYPES.get(from.type)?.module;
  const target = NODE_TYPES.get(to.type)?.module;
  if (source === undefined || target === undefined) {
    return refuse('invalid-graph', 'One end of this edge is of a type that this version does not know.', 'G2');
  }
  const output = portsOf(graph, edge.from).outputs.find((port) => port.key === edge.fromPort);
  const input = portsOf(graph, edge.to).inputs.find((port) => port.key === edge.toPort);
  if (output === undefined) return refuse('invalid-graph', `"${from.title}" has no output "${edge.fromPort}".`, 'G2');
  if (input === undefined) return refuse('invalid-graph', `"${to.title}" has no input "${edge.toPort}".`, 'G2');
  if (!feeds(source.family, target.family)) return refuse('invalid-graph', apart(from, to, source, target), 'G3');
  return ok({ output, input });
}

function apart(from: NodeRecord, to: NodeRecord, source: ProductionModule, target: ProductionModule): string {
  if (source.family !== 'cut') return `A ${source.family} node does not connect to a ${target.family} node.`;
  return `"${from.title}" is part of the cut and "${to.title}" is not: a cut is made of shots, and goes on to cut nodes only.`;
}

/**
 * Whether an edge may be made: [G1]–[G3] as above, [G4] no cycle, [G5] the port has room,
 * [G6] not the same edge twice.
 */
export function checkConnection(graph: GraphView, edge: EdgeRecord): Result<null> {
  const ends = endsOf(graph, edge);
  if (!ends.ok) return ends;
  const fit = fits(ends.value.output, ends.value.input);
  if (!fit.ok) return fit;
  if (reaches(graph, targetOf(graph, edge), sourceOf(graph, edge))) {
    return refuse('invalid-graph', 'This would make a cycle: a node cannot depend on itself.', 'G4');
  }
  const arriving = (graph.inbound.get(edge.to) ?? []).filter((other) => other.toPort === edge.toPort);
  if (arriving.some((other) => other.from === edge.from && other.fromPort === edge.fromPort)) {
    return refuse('invalid-graph', 'These two are connected already.', 'G6');
  }
  const room = ends.value.input.maxEdges ?? 1;
  if (arriving.length >= room) {
    return refuse(
      'invalid-graph',
      `"${ends.value.input.title}" takes ${room === 1 ? 'one edge' : `${room} edges`} at most.`,
      'G5',
    );
  }
  return checkRoomBehind(graph, edge);
}

/** [W5] An edge that leads through a scene needs room where it really arrives. */
function checkRoomBehind(graph: GraphView, edge: EdgeRecord): Result<null> {
  const isDirect = sourceOf(graph, edge) === edge.from && targetOf(graph, edge) === edge.to;
  const ways = [edge.from, edge.to].map((id) => graph.nodes.get(id)?.type);
  if (isDirect && !ways.some((type) => type?.startsWith('scene-') === true)) return ok(null);
  const probe: Edge = { ...edge, id: PROBE };
  const inbound = new Map(graph.inbound).set(edge.to, [...(graph.inbound.get(edge.to) ?? []), probe]);
  const grown: GraphView = { ...graph, inbound };
  for (const { to, toPort } of inputsBehind(graph, edge)) {
    const input = portsOf(graph, to).inputs.find(({ key }) => key === toPort);
    const title = graph.nodes.get(to)?.title ?? '';
    const problem = input === undefined ? undefined : overfull(grown, to, input, title);
    if (problem !== undefined) return { ok: false, refusal: problem };
  }
  return ok(null);
}

const PROBE = EdgeId.parse('probe');

/** [W5] Why an input has no room for all that arrives at it through scenes; undefined where it has. */
export function overfull(graph: GraphView, node: NodeId, input: InputPort, title: string): Refusal | undefined {
  const { edges, passed } = arrivalsAt(graph, node);
  if (passed.length === 0) return undefined;
  const room = input.maxEdges ?? 1;
  const arriving = edges.filter(({ toPort }) => toPort === input.key).length;
  if (arriving <= room) return undefined;
  const message = `"${input.title}" of "${title}" takes ${room === 1 ? 'one edge' : `${room} edges`} at most, and ${arriving} come to it through scenes.`;
  return { code: 'invalid-graph', message, rule: 'W5' };
}

/** Whether edges may be made together, between nodes of the graph and new ones: each on top of those before it. */
export function checkConnections(
  graph: GraphView,
  newNodes: readonly NodeRecord[],
  newEdges: readonly Edge[],
): Result<null> {
  const inbound = new Map(graph.inbound);
  const outbound = new Map(graph.outbound);
  const nodes = new Map([...graph.nodes, ...newNodes.map((node) => [node.id, node] as const)]);
  const grown: GraphView = { ...graph, nodes, inbound, outbound };
  for (const edge of newEdges) {
    const checked = checkConnection(grown, edge);
    if (!checked.ok) return checked;
    inbound.set(edge.to, [...(inbound.get(edge.to) ?? []), edge]);
    outbound.set(edge.from, [...(outbound.get(edge.from) ?? []), edge]);
  }
  return ok(null);
}
