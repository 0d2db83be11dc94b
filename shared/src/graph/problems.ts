import type { Refusal } from '../errors/index.ts';
import type { NodeId } from '../ids/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { endsOf, fits, reaches } from './connect.ts';
import type { Edge, GraphView } from './graphView.ts';

/** Why an edge that stands in the document is not valid; undefined for a valid one. What a merge made wrong is marked so. */
export function edgeProblem(graph: GraphView, edge: Edge): Refusal | undefined {
  const ends = endsOf(graph, edge);
  if (!ends.ok) return ends.refusal;
  const fit = fits(ends.value.output, ends.value.input);
  if (!fit.ok) return fit.refusal;
  if (edge.from === edge.to || reaches(graph, edge.to, edge.from)) {
    return { code: 'invalid-graph', message: 'This edge is part of a cycle; delete one of its edges.', rule: 'G4' };
  }
  const room = ends.value.input.maxEdges ?? 1;
  const place = (graph.inbound.get(edge.to) ?? []).filter((other) => other.toPort === edge.toPort).indexOf(edge);
  if (place >= room) {
    return {
      code: 'invalid-graph',
      message: `Two people connected "${ends.value.input.title}" at once; delete one of the edges.`,
      rule: 'G5',
    };
  }
  return undefined;
}

/** Why a node cannot run as it stands, by itself (what is above it has problems of its own). */
export function nodeProblem(graph: GraphView, id: NodeId): Refusal | undefined {
  const node = graph.nodes.get(id);
  if (node === undefined) return { code: 'not-found', message: 'This node is gone.', rule: 'G2' };
  const module = NODE_TYPES.get(node.type)?.module;
  if (module === undefined) {
    return { code: 'invalid-graph', message: `This version does not know nodes of type "${node.type}".`, rule: 'G7' };
  }
  const params = module.params.safeParse(node.params);
  if (!params.success) {
    const issue = params.error.issues[0];
    return {
      code: 'invalid-graph',
      message: `"${node.title}": ${issue?.path.join('.') ?? 'a param'} is not valid (${issue?.message ?? 'unknown'}).`,
      rule: 'G8',
    };
  }
  const inbound = graph.inbound.get(id) ?? [];
  for (const edge of inbound) {
    const problem = edgeProblem(graph, edge);
    if (problem !== undefined) return problem;
  }
  const missing = module.inputs.find(
    (port) => port.required === true && !inbound.some((edge) => edge.toPort === port.key),
  );
  return missing === undefined
    ? undefined
    : { code: 'invalid-graph', message: `"${node.title}" needs something at "${missing.title}".`, rule: 'G9' };
}
