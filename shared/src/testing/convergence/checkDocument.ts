import type * as Y from 'yjs';
import { ASSET_KINDS, type AssetLookup } from '../../assets/index.ts';
import {
  type EdgeRecord,
  invalidRecords,
  readComments,
  readCut,
  readDrawing,
  readMeta,
  readPlaylists,
  readRequests,
  readReviews,
  readRuns,
  readSettings,
  readTakes,
  readTracking,
  takesOfNode,
} from '../../document/index.ts';
import {
  edgeProblem,
  endsOf,
  fits,
  graphOf,
  nodeProblem,
  type GraphView,
  planNode,
  type PlanningContext,
  readGraph,
  sceneTree,
  syncState,
} from '../../graph/index.ts';
import { AssetId, NodeId } from '../../ids/index.ts';
import { MODULES } from '../../modules/index.ts';
import { NODE_TYPES } from '../../nodes/index.ts';
import { Pipeline } from '../../runs/index.ts';

/** Every asset is there, and is of the kind that its id names: `asset-style-1`. */
const ASSETS: AssetLookup = (id) => ({
  id: AssetId.parse(id),
  version: 1,
  kind: ASSET_KINDS.find((kind) => id.includes(kind)) ?? 'character',
  content: { name: id, description: '', colours: [], references: [] },
});

/** A pipeline for each module that runs. */
const TEST_PIPELINES: readonly Pipeline[] = [...MODULES.values()]
  .filter((module) => module.runs)
  .map((module) =>
    Pipeline.parse({
      id: `test-${module.key}`,
      version: 1,
      title: module.key,
      module: module.key,
      tiers: ['low', 'standard', 'high'],
      runner: { executor: 'builtin', name: 'test' },
      requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
      timeoutSeconds: 60,
    }),
  );

/** Every asset and a pipeline for everything. */
export const TEST_CONTEXT: PlanningContext = { pipelines: TEST_PIPELINES, assets: ASSETS };

/** The graph as if scenes had no walls: an edge at a scene's port is at the way itself. */
function unfolded(graph: GraphView): GraphView {
  const tree = sceneTree(graph.nodes);
  const end = (node: NodeId, port: string, way: string): NodeId =>
    graph.nodes.get(node)?.type === 'scene' &&
    tree.membersOf(node).some((member) => member === port && graph.nodes.get(member)?.type === way)
      ? NodeId.parse(port)
      : node;
  const edges = graph.edges.map((edge) => ({
    ...edge,
    from: end(edge.from, edge.fromPort, 'scene-output'),
    to: end(edge.to, edge.toPort, 'scene-input'),
  }));
  return graphOf({ ...graph, edges });
}

/** [W1] [W2] Throws unless every node stands in one place, below the top. */
function checkScenes({ nodes }: GraphView): void {
  const tree = sceneTree(nodes);
  let placed = 0;
  for (const scene of [null, ...nodes.keys()]) {
    for (const member of tree.membersOf(scene)) {
      placed += 1;
      if (tree.holderOf(member) !== scene) throw new Error(`Node ${member} stands in two places.`);
    }
  }
  if (placed !== nodes.size) throw new Error(`Of ${nodes.size} nodes ${placed} stand somewhere.`);
  for (const id of nodes.keys()) {
    const path = tree.pathTo(id);
    if (path.includes(id) || new Set(path).size !== path.length) throw new Error(`Node ${id} stands in itself.`);
  }
}

/** Whether walking down from one node comes to another, found anew by walking up. */
function reaches(graph: GraphView, from: NodeId, to: NodeId): boolean {
  const seen = new Set<NodeId>();
  const waiting = (graph.inbound.get(to) ?? []).map((edge) => edge.from);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === from) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push(...(graph.inbound.get(node) ?? []).map((edge) => edge.from));
  }
  return false;
}

const dependsOnItself = (graph: GraphView, id: NodeId): boolean => reaches(graph, id, id);

/** [G3] Whether an edge leaves its family in another way than a shot goes into the cut. */
function isOutOfFamily({ nodes }: GraphView, { from, to }: EdgeRecord): boolean {
  const [source, target] = [from, to].map((id) => NODE_TYPES.get(nodes.get(id)?.type ?? '')?.module.family);
  return source !== target && `${source} ${target}` !== 'shot cut';
}

/** What is wrong with the edges into a node, by the rules themselves instead of the code that is tested. */
function faultAt(graph: GraphView, open: GraphView, id: NodeId): string | undefined {
  const inbound = graph.inbound.get(id) ?? [];
  if (inbound.length > 0 && dependsOnItself(open, id)) return 'it depends on itself';
  const perPort = new Map<string, number>();
  const pairs = new Set<string>();
  for (const edge of inbound) {
    const ends = endsOf(graph, edge);
    if (!ends.ok || !fits(ends.value.output, ends.value.input).ok) return `edge ${edge.id} does not fit`;
    if (isOutOfFamily(graph, edge)) return `edge ${edge.id} leaves its family`;
    const count = (perPort.get(edge.toPort) ?? 0) + 1;
    perPort.set(edge.toPort, count);
    if (count > (ends.value.input.maxEdges ?? 1)) return `port ${edge.toPort} has too many edges`;
    const pair = [edge.from, edge.fromPort, edge.toPort].join(' ');
    if (pairs.has(pair)) return `the connection ${pair} stands twice`;
    pairs.add(pair);
  }
  return undefined;
}

/** [G4] Throws unless every edge of a circle, which a merge may close, is marked as one. Answers how many there are. */
function checkCircles(graph: GraphView, open: GraphView): number {
  let circles = 0;
  const opened = new Map(open.edges.map((edge) => [edge.id, edge]));
  for (const edge of graph.edges) {
    const { from, to } = opened.get(edge.id) ?? edge;
    const ends = endsOf(graph, edge);
    if (!dependsOnItself(open, to) || !ends.ok || !fits(ends.value.output, ends.value.input).ok) continue;
    if (!reaches(open, to, from)) continue;
    circles += 1;
    const problem = edgeProblem(graph, edge);
    if (problem?.rule !== 'G4') throw new Error(`Edge ${edge.id} of a circle is not marked as one.`);
    if (nodeProblem(graph, edge.to) === undefined) throw new Error(`Node ${edge.to} of a circle has no problem.`);
  }
  return circles;
}

/**
 * Reads everything of a document in every way there is, and plans every node. Throws where reading
 * throws, where something is planned that may not be, or where the graph is not whole. Answers how many
 * edges stand in circles.
 */
export function checkDocument(doc: Y.Doc): { readonly circles: number } {
  readMeta(doc);
  readSettings(doc);
  readDrawing(doc);
  readCut(doc);
  readComments(doc);
  readPlaylists(doc);
  readRequests(doc);
  readRuns(doc);
  invalidRecords(doc);
  for (const take of readTakes(doc)) readReviews(doc, take.id);
  const graph = readGraph(doc);
  const open = unfolded(graph);
  checkScenes(graph);
  for (const node of graph.nodes.values()) {
    if (![...node.pos, ...node.size].every(Number.isFinite)) throw new Error(`Node ${node.id} lies nowhere.`);
    readTracking(doc, node.id);
    takesOfNode(doc, node.id);
    const planned = planNode(graph, node.id, TEST_CONTEXT);
    const fault = planned.ok ? faultAt(graph, open, node.id) : undefined;
    if (fault !== undefined) throw new Error(`Node ${node.id} was planned although ${fault}.`);
    const state = syncState(graph, node.id, TEST_CONTEXT);
    if (planned.ok !== !['invalid', 'not-a-shot', 'disabled', 'bypassed'].includes(state))
      throw new Error(`Node ${node.id} was planned and is ${state}.`);
    if (!planned.ok && planned.refusal.message === '')
      throw new Error(`Node ${node.id} does not say why it cannot run.`);
  }
  return { circles: checkCircles(graph, open) };
}
