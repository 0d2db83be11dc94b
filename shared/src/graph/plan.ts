import type { AssetLookup } from '../assets/index.ts';
import type { NodeMode } from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { canonicalJson, type NodeId, sha256Hex } from '../ids/index.ts';
import type { ModuleInputs } from '../modules/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { type Pipeline, Recipe, RecipeHash, type Requirements, type RunInput } from '../runs/index.ts';
import { fits } from './connect.ts';
import type { GraphView } from './graphView.ts';
import { portsOf } from './portsOf.ts';
import { nodeProblem } from './problems.ts';
import { arrivalsAt } from './throughScenes.ts';

/** What planning looks things up in. Only enabled pipelines are handed in. */
export interface PlanningContext {
  readonly pipelines: readonly Pipeline[];
  readonly assets: AssetLookup;
}

/** A node's recipe as the document stands now, with what a run of it needs. */
export interface Planned {
  readonly recipe: Recipe;
  readonly recipeHash: RecipeHash;
  readonly requirements: Requirements;
  readonly lockedSeed: number | null;
}

/** The first 128 bits of the SHA-256 of the recipe's canonical JSON. */
export function hashRecipe(recipe: Recipe): RecipeHash {
  return RecipeHash.parse(sha256Hex(canonicalJson(recipe)).slice(0, 32));
}

/**
 * The pipeline for a module at the project's quality: among those of the tier, the newest version of
 * the first id in alphabetical order. [P3] the choice does not depend on the order they come in.
 */
export function choosePipeline(pipelines: readonly Pipeline[], module: string, quality: string): Pipeline | undefined {
  return pipelines
    .filter((pipeline) => pipeline.module === module && pipeline.tiers.some((tier) => tier === quality))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : b.version - a.version))[0];
}

/** Depth at which planning gives up: deeper than any honest graph, shallower than the stack. */
const MAX_DEPTH = 500;

/** One planning of one node: what is above it is worked out once, by however many ways it is reached. */
interface Planning {
  readonly graph: GraphView;
  readonly context: PlanningContext;
  readonly outputs: Map<NodeId, Result<ModuleInputs>>;
}

/** [D1] What arrives at each input of a node; refused where a required one stays empty because of a node that is left out. */
function needed(planning: Planning, id: NodeId, depth: number): Result<ModuleInputs> {
  const { graph } = planning;
  const inputs = arriving(planning, id, depth);
  if (!inputs.ok) return inputs;
  const empty = portsOf(graph, id).inputs.find(
    (port) => port.required === true && inputs.value[port.key]?.length === 0,
  );
  const edge = arrivalsAt(graph, id).edges.find(({ toPort }) => toPort === empty?.key);
  const above = edge === undefined ? undefined : graph.nodes.get(edge.from);
  if (empty === undefined || above?.mode === undefined) return inputs;
  const why = above.mode === 'disabled' ? 'is disabled' : 'is passed through and gives nothing';
  const needs = `"${graph.nodes.get(id)?.title ?? ''}" needs something at "${empty.title}"`;
  return refuse('invalid-graph', `${needs}, and "${above.title}" ${why}.`, 'D1');
}

/** [D2] What a bypassed node lets through: at each output what arrives at its first input of the same type. */
function passedThrough(planning: Planning, id: NodeId, depth: number): Result<ModuleInputs> {
  const { inputs, outputs } = portsOf(planning.graph, id);
  const arrived = arriving(planning, id, depth);
  if (!arrived.ok) return arrived;
  const through = outputs.map((output) => {
    const input = inputs.find((candidate) => fits(output, candidate).ok);
    return [output.key, input === undefined ? [] : (arrived.value[input.key] ?? [])] as const;
  });
  return ok(Object.fromEntries(through));
}

/** What arrives at each input of a node, [W4] through any scenes. */
function arriving(planning: Planning, id: NodeId, depth: number): Result<ModuleInputs> {
  const { graph } = planning;
  const inputs: Record<string, RunInput[]> = Object.fromEntries(
    portsOf(graph, id).inputs.map((port) => [port.key, []]),
  );
  for (const edge of arrivalsAt(graph, id).edges) {
    const outputs = planning.outputs.get(edge.from) ?? outputsOf(planning, edge.from, depth + 1);
    planning.outputs.set(edge.from, outputs);
    if (!outputs.ok) return outputs;
    inputs[edge.toPort]?.push(...(outputs.value[edge.fromPort] ?? []));
  }
  return ok(inputs);
}

/** What comes out of each port: a value module's own values, or the pick of a node that has takes. */
function outputsOf(planning: Planning, id: NodeId, depth: number): Result<ModuleInputs> {
  const { graph, context } = planning;
  if (depth > MAX_DEPTH) return refuse('invalid-graph', 'This graph is too deep to plan.', 'P4');
  const node = graph.nodes.get(id);
  if (node?.mode === 'disabled') return ok({});
  const problem = nodeProblem(graph, id);
  if (problem !== undefined) return { ok: false, refusal: problem };
  const module = NODE_TYPES.get(node?.type ?? '')?.module;
  if (node === undefined || module === undefined) return refuse('not-found', 'This node is gone.', 'G2');
  if (node.mode === 'bypassed') return passedThrough(planning, id, depth);
  if (module.runs) {
    const pick = graph.pickOf(id);
    if (pick === undefined) {
      return refuse('invalid-graph', `"${node.title}" has no picked take yet; generate it and pick one.`, 'P5');
    }
    const value: RunInput = { type: 'media', kind: pick.kind, sha256: pick.media };
    return ok(Object.fromEntries(portsOf(graph, id).outputs.map((port) => [port.key, [value]])));
  }
  const inputs = needed(planning, id, depth);
  if (!inputs.ok) return inputs;
  return module.evaluate({
    params: node.params,
    inputs: inputs.value,
    format: formatOf(graph),
    assets: context.assets,
  });
}

const formatOf = ({ settings }: GraphView) => ({
  widthPx: settings.width,
  heightPx: settings.height,
  fps: settings.fps,
});

/**
 * Plans a run of a node. Pure: [P1] equal documents, assets and pipelines give equal hashes; [P2] what
 * does not decide the picture (titles, places, other nodes) does not touch the hash. Refuses with the
 * sentence that the node shows where it cannot run.
 */
export function planNode(graph: GraphView, id: NodeId, context: PlanningContext): Result<Planned> {
  const problem = nodeProblem(graph, id);
  if (problem !== undefined) return { ok: false, refusal: problem };
  const node = graph.nodes.get(id);
  const module = NODE_TYPES.get(node?.type ?? '')?.module;
  if (node === undefined || module === undefined) return refuse('not-found', 'This node is gone.', 'G2');
  if (!module.runs) return refuse('invalid-graph', `"${node.title}" has nothing to generate.`, 'P6');
  if (node.mode !== undefined) {
    const is = node.mode === 'disabled' ? 'disabled' : 'passed through';
    return refuse('invalid-graph', `"${node.title}" is ${is}; enable it to generate.`, 'D3');
  }
  const inputs = needed({ graph, context, outputs: new Map() }, id, 0);
  if (!inputs.ok) return inputs;
  const plan = module.plan({
    params: node.params,
    inputs: inputs.value,
    format: formatOf(graph),
    assets: context.assets,
  });
  if (!plan.ok) return plan;
  const { lockedSeed, params, inputs: planned, wants, ...frame } = plan.value;
  const { quality } = graph.settings;
  const pipeline = choosePipeline(context.pipelines, wants?.module ?? module.key, quality);
  if (pipeline === undefined) {
    return refuse(
      'invalid-graph',
      wants === undefined
        ? `No pipeline is installed that makes a ${node.type} at ${quality} quality.`
        : `This waits for a pipeline of the kind "${wants.module}": none is installed that makes ${wants.makes} at ${quality} quality.`,
      'P7',
    );
  }
  const recipe = Recipe.parse({
    module: module.key,
    moduleVersion: module.version,
    pipeline: { id: pipeline.id, version: pipeline.version },
    params,
    inputs: planned,
    ...frame,
  });
  return ok({
    recipe,
    recipeHash: hashRecipe(recipe),
    lockedSeed,
    requirements: {
      tags: [...new Set([...module.requirements.tags, ...pipeline.requirements.tags])].sort(),
      gpuMemoryBytes: Math.max(module.requirements.gpuMemoryBytes, pipeline.requirements.gpuMemoryBytes),
    },
  });
}

/** How a node's pick stands to its present recipe. */
export type SyncState =
  | 'no-take'
  | 'in-sync'
  | 'out-of-sync'
  /** [L3] Its pick is locked: what it was made with does not matter. */
  | 'pick-locked'
  | NodeMode
  | 'invalid'
  | 'not-a-shot';

/** [P8] out of sync: the pick's recipe hash differs from the present one. */
export function syncState(graph: GraphView, id: NodeId, context: PlanningContext): SyncState {
  if (nodeProblem(graph, id) !== undefined) return 'invalid';
  const node = graph.nodes.get(id);
  if (node?.mode !== undefined) return node.mode;
  if (NODE_TYPES.get(node?.type ?? '')?.module.runs !== true) return 'not-a-shot';
  const planned = planNode(graph, id, context);
  if (!planned.ok) return 'invalid';
  const pick = graph.pickOf(id);
  if (pick === undefined) return 'no-take';
  if (node?.pickLock === pick.id) return 'pick-locked';
  return pick.recipe === planned.value.recipeHash ? 'in-sync' : 'out-of-sync';
}
