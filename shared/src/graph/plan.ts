import type { AssetLookup } from '../assets/index.ts';
import type { NodeMode, NodeRecord } from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { canonicalJson, type NodeId, sha256Hex } from '../ids/index.ts';
import type { ModuleInputs, ModulePlan, RunModule } from '../modules/index.ts';
import { drivenParam, NODE_TYPES } from '../nodes/index.ts';
import { type Pipeline, Recipe, RecipeHash, type Requirements, type RunInput } from '../runs/index.ts';
import { type Cell, cellsAbove, fansAbove } from './cells.ts';
import { fits } from './connect.ts';
import { withDriven } from './drivenParams.ts';
import type { Edge, GraphView } from './graphView.ts';
import { disabledAround, modeOf } from './modes.ts';
import { pipelineFor } from './pipelineFor.ts';
import { pipelineParams } from './pipelineParams.ts';
import { portsOf } from './portsOf.ts';
import { nodeProblem } from './problems.ts';
import { sceneTree } from './sceneTree.ts';
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

/** Depth at which planning gives up: deeper than any honest graph, shallower than the stack. */
const MAX_DEPTH = 500;

/** One planning of one node: what is above it is worked out once, by however many ways it is reached. */
interface Planning {
  readonly graph: GraphView;
  readonly context: PlanningContext;
  /** Which value is meant of each node that has several; of one that is not named, the first. */
  readonly cell: Cell;
  readonly outputs: Map<NodeId, Result<ModuleInputs>>;
}

/** How a node is left out, in words that follow its title. */
function howLeftOut(graph: GraphView, id: NodeId): string {
  if (graph.nodes.get(id)?.mode === 'disabled') return 'is disabled';
  const scene = disabledAround(graph.nodes, sceneTree(graph.nodes), id);
  if (scene === undefined) return 'is passed through';
  return `stands in "${graph.nodes.get(scene)?.title ?? ''}", which is disabled`;
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
  const mode = above === undefined ? undefined : modeOf(graph, above.id);
  if (empty === undefined || above === undefined || mode === undefined) return inputs;
  const why = `${howLeftOut(graph, above.id)}${mode === 'bypassed' ? ' and gives nothing' : ''}`;
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

/** What comes along an edge: [P4] each node is worked out once, by however many ways it is reached. */
function along(planning: Planning, { from, fromPort }: Edge, depth: number): Result<readonly RunInput[]> {
  const outputs = planning.outputs.get(from) ?? outputsOf(planning, from, depth + 1);
  planning.outputs.set(from, outputs);
  return outputs.ok ? ok(outputs.value[fromPort] ?? []) : outputs;
}

/** What arrives at the inputs of a node, [W4] through any scenes: at all of them, or at some. */
function arriving(
  planning: Planning,
  id: NodeId,
  depth: number,
  isWanted: (port: string) => boolean = () => true,
): Result<ModuleInputs> {
  const { graph } = planning;
  const inputs: Record<string, RunInput[]> = Object.fromEntries(
    portsOf(graph, id).inputs.flatMap(({ key }) => (isWanted(key) ? [[key, []]] : [])),
  );
  for (const edge of arrivalsAt(graph, id).edges) {
    if (!isWanted(edge.toPort)) continue;
    const value = along(planning, edge, depth);
    if (!value.ok) return value;
    inputs[edge.toPort]?.push(...value.value);
  }
  return ok(inputs);
}

/** What comes out of each port: a value module's own values, or the pick of a node that has takes. */
function outputsOf(planning: Planning, id: NodeId, depth: number): Result<ModuleInputs> {
  const { graph, context } = planning;
  if (depth > MAX_DEPTH) return refuse('invalid-graph', 'This graph is too deep to plan.', 'P4');
  const node = graph.nodes.get(id);
  const mode = modeOf(graph, id);
  if (mode === 'disabled') return ok({});
  const problem = nodeProblem(graph, id);
  if (problem !== undefined) return { ok: false, refusal: problem };
  const module = NODE_TYPES.get(node?.type ?? '')?.module;
  if (node === undefined || module === undefined) return refuse('not-found', 'This node is gone.', 'G2');
  if (mode === 'bypassed') return passedThrough(planning, id, depth);
  if (module.runs) {
    const pick = graph.pickOf(id);
    if (pick === undefined) {
      return refuse('invalid-graph', `"${node.title}" has no picked take yet; generate it and pick one.`, 'P5');
    }
    const value: RunInput = { type: 'media', kind: pick.kind, sha256: pick.media };
    return ok(Object.fromEntries(portsOf(graph, id).outputs.map((port) => [port.key, [value]])));
  }
  const { choose } = module;
  const isDriving = (port: string): boolean => drivenParam(port) !== undefined;
  const arrived = choose === undefined ? needed(planning, id, depth) : arriving(planning, id, depth, isDriving);
  if (!arrived.ok) return arrived;
  const driven = withDriven(graph, node, arrived.value);
  if (!driven.ok) return driven;
  const { params } = driven.value;
  const pull = (port: string): Result<readonly RunInput[]> => {
    const pulled = arriving(planning, id, depth, (key) => key === port);
    return pulled.ok ? ok(pulled.value[port] ?? []) : pulled;
  };
  const inputs = choose === undefined ? ok(driven.value.inputs) : choose({ params, pull });
  if (!inputs.ok) return inputs;
  return module.evaluate({
    params,
    inputs: inputs.value,
    format: formatOf(graph),
    assets: context.assets,
    cell: planning.cell[id] ?? 0,
  });
}

const formatOf = ({ settings }: GraphView) => ({
  widthPx: settings.width,
  heightPx: settings.height,
  fps: settings.fps,
});

/** All of a plan but what the pipeline itself adds. */
interface Chosen {
  readonly node: NodeRecord;
  readonly module: RunModule<unknown>;
  readonly plan: ModulePlan;
  readonly pipeline: Pipeline;
}

/** What a node asks for as the document stands, and the pipeline that makes it. */
function chosenFor(graph: GraphView, id: NodeId, context: PlanningContext, cell: Cell): Result<Chosen> {
  const problem = nodeProblem(graph, id);
  if (problem !== undefined) return { ok: false, refusal: problem };
  const node = graph.nodes.get(id);
  const definition = NODE_TYPES.get(node?.type ?? '');
  if (node === undefined || definition === undefined) return refuse('not-found', 'This node is gone.', 'G2');
  const { module } = definition;
  if (!module.runs) return refuse('invalid-graph', `"${node.title}" has nothing to generate.`, 'P6');
  if (modeOf(graph, id) !== undefined) {
    return refuse('invalid-graph', `"${node.title}" ${howLeftOut(graph, id)}; enable it to generate.`, 'D3');
  }
  const arrived = needed({ graph, context, cell, outputs: new Map() }, id, 0);
  if (!arrived.ok) return arrived;
  const driven = withDriven(graph, node, arrived.value);
  if (!driven.ok) return driven;
  const { pipeline: wanted = [], ...inputs } = driven.value.inputs;
  const plan = module.plan({
    params: driven.value.params,
    inputs,
    format: formatOf(graph),
    assets: context.assets,
  });
  if (!plan.ok) return plan;
  const { wants } = plan.value;
  const chosen = pipelineFor(context.pipelines, { definition, wants }, graph.settings.quality, wanted);
  return chosen.ok ? ok({ node, module, plan: plan.value, pipeline: chosen.value }) : chosen;
}

/** The pipeline that a node would be made by, also where what it adds keeps the node from running. */
export function pipelineOf(graph: GraphView, id: NodeId, context: PlanningContext): Pipeline | undefined {
  const chosen = chosenFor(graph, id, context, {});
  return chosen.ok ? chosen.value.pipeline : undefined;
}

/**
 * Plans a run of a node. Pure: [P1] equal documents, assets and pipelines give equal hashes; [P2] what
 * does not decide the picture (titles, places, other nodes) does not touch the hash. Refuses with the
 * sentence that the node shows where it cannot run. `cell`: which of the values of the fan-outs above it.
 */
export function planNode(graph: GraphView, id: NodeId, context: PlanningContext, cell: Cell = {}): Result<Planned> {
  const chosen = chosenFor(graph, id, context, cell);
  if (!chosen.ok) return chosen;
  const { node, module, plan, pipeline } = chosen.value;
  const added = pipelineParams(node, pipeline);
  if (!added.ok) return added;
  const { lockedSeed, params, inputs, wants: _, ...frame } = plan;
  const recipe = Recipe.parse({
    module: module.key,
    moduleVersion: module.version,
    pipeline: { id: pipeline.id, version: pipeline.version },
    params: { ...params, ...added.value },
    inputs,
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

/** What a value node gives at its outputs as the graph stands, or why it gives nothing. */
export const valuesOf = (
  graph: GraphView,
  id: NodeId,
  context: PlanningContext,
  cell: Cell = {},
): Result<ModuleInputs> => outputsOf({ graph, context, cell, outputs: new Map() }, id, 0);

/** What arrives at one input of a node by its edges, or why it cannot; undefined where nothing is connected. */
export function arrivesAt(
  graph: GraphView,
  id: NodeId,
  port: string,
  context: PlanningContext,
): Result<readonly RunInput[]> | undefined {
  const edge = arrivalsAt(graph, id).edges.find(({ toPort }) => toPort === port);
  return edge === undefined ? undefined : along({ graph, context, cell: {}, outputs: new Map() }, edge, 0);
}

/** [P24] The values of the fan-outs above it with which a node would be made by a recipe now; undefined where there are none. */
export function cellOf(graph: GraphView, id: NodeId, context: PlanningContext, hash: RecipeHash): Cell | undefined {
  if (fansAbove(graph, id).length === 0) return undefined;
  const cells = cellsAbove(graph, id);
  if (!cells.ok) return undefined;
  return cells.value.find((cell) => {
    const planned = planNode(graph, id, context, cell);
    return planned.ok && planned.value.recipeHash === hash;
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
  const mode = modeOf(graph, id);
  if (mode !== undefined) return mode;
  if (NODE_TYPES.get(node?.type ?? '')?.module.runs !== true) return 'not-a-shot';
  const planned = planNode(graph, id, context);
  if (!planned.ok) return 'invalid';
  const pick = graph.pickOf(id);
  if (pick === undefined) return 'no-take';
  if (node?.pickLock === pick.id) return 'pick-locked';
  const isNow = pick.recipe === planned.value.recipeHash || cellOf(graph, id, context, pick.recipe) !== undefined;
  return isNow ? 'in-sync' : 'out-of-sync';
}
