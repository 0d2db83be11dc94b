import type { NodeRecord } from '../document/index.ts';
import type { Refusal } from '../errors/index.ts';
import type { NodeId } from '../ids/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { endsOf, fits, overfull } from './connect.ts';
import { loopsOf } from './cycles.ts';
import type { Edge, GraphView } from './graphView.ts';
import { modeOf } from './modes.ts';
import { portsOf } from './portsOf.ts';
import { sceneTree, WAY_IN_TYPE, WAY_OUT_TYPE } from './sceneTree.ts';
import { arrivalsAt, sourceOf, targetOf } from './throughScenes.ts';

/**
 * Why an edge that stands in the document is not valid; undefined for a valid one. What a merge made wrong
 * is marked so: of two edges too many at a port, the one that comes later in the order of arrival.
 */
export function edgeProblem(graph: GraphView, edge: Edge): Refusal | undefined {
  const ends = endsOf(graph, edge);
  if (!ends.ok) return ends.refusal;
  const fit = fits(ends.value.output, ends.value.input);
  if (!fit.ok) return fit.refusal;
  const loops = loopsOf(graph);
  if (loops.get(sourceOf(graph, edge)) === loops.get(targetOf(graph, edge))) {
    return { code: 'invalid-graph', message: 'This edge is part of a cycle; delete one of its edges.', rule: 'G4' };
  }
  const arriving = (graph.inbound.get(edge.to) ?? []).filter((other) => other.toPort === edge.toPort);
  const { title, maxEdges = 1 } = ends.value.input;
  if (arriving.find((other) => other.from === edge.from && other.fromPort === edge.fromPort) !== edge) {
    const message = `Two people connected "${title}" to the same node at once; delete one of the edges.`;
    return { code: 'invalid-graph', message, rule: 'G6' };
  }
  if (arriving.indexOf(edge) >= maxEdges) {
    const message = `Two people connected "${title}" at once; delete one of the edges.`;
    return { code: 'invalid-graph', message, rule: 'G5' };
  }
  return undefined;
}

const known = new WeakMap<GraphView, Map<NodeId, Refusal | undefined>>();

/** Why a node cannot run as it stands, by itself (what is above it has problems of its own). Worked out once for a graph. */
export function nodeProblem(graph: GraphView, id: NodeId): Refusal | undefined {
  let problems = known.get(graph);
  if (problems === undefined) known.set(graph, (problems = new Map<NodeId, Refusal | undefined>()));
  if (problems.has(id)) return problems.get(id);
  const problem = findNodeProblem(graph, id);
  problems.set(id, problem);
  return problem;
}

function findNodeProblem(graph: GraphView, id: NodeId): Refusal | undefined {
  const node = graph.nodes.get(id);
  if (node === undefined) return { code: 'not-found', message: 'This node is gone.', rule: 'G2' };
  const module = NODE_TYPES.get(node.type)?.module;
  if (module === undefined) {
    return { code: 'invalid-graph', message: `This version does not know nodes of type "${node.type}".`, rule: 'G7' };
  }
  // [D3] what is left out has nothing to set right but its edges, which others see
  const isLeftOut = modeOf(graph, id) !== undefined;
  const params = module.params.safeParse(node.params);
  if (!params.success && !isLeftOut) {
    const issue = params.error.issues[0];
    return {
      code: 'invalid-graph',
      message: `"${node.title}": ${issue?.path.join('.') ?? 'a param'} is not valid (${issue?.message ?? 'unknown'}).`,
      rule: 'G8',
    };
  }
  const misplaced = placeProblem(graph, node);
  if (misplaced !== undefined) return misplaced;
  const arrivals = arrivalsAt(graph, id);
  for (const edge of [...(graph.inbound.get(id) ?? []), ...arrivals.passed]) {
    const problem = edgeProblem(graph, edge);
    if (problem !== undefined) return problem;
  }
  if (isLeftOut) return undefined;
  const { inputs } = portsOf(graph, id);
  for (const input of arrivals.passed.length === 0 ? [] : inputs) {
    const problem = overfull(graph, id, input, node.title);
    if (problem !== undefined) return problem;
  }
  const missing = inputs.find(
    (port) => port.required === true && !arrivals.edges.some((edge) => edge.toPort === port.key),
  );
  return missing === undefined
    ? undefined
    : { code: 'invalid-graph', message: `"${node.title}" needs something at "${missing.title}".`, rule: 'G9' };
}

/** What is wrong with where a node stands: [W2] a scene that a merge put into itself, [W6] a way that leads nowhere. */
function placeProblem(graph: GraphView, { id, type, title }: NodeRecord): Refusal | undefined {
  const tree = sceneTree(graph.nodes);
  if (tree.looped.has(id)) {
    const message = `Two people put "${title}" and another scene into each other at once; it stands at the top until one of them is moved.`;
    return { code: 'invalid-graph', message, rule: 'W2' };
  }
  if ((type === WAY_IN_TYPE || type === WAY_OUT_TYPE) && tree.holderOf(id) === null) {
    const message = `"${title}" leads nowhere here; put it into a scene, whose port it then is.`;
    return { code: 'invalid-graph', message, rule: 'W6' };
  }
  return undefined;
}
