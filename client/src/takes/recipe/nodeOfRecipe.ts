import type { AssetVersion } from '@dailies/shared/assets';
import { fits, type GraphView, portsOf } from '@dailies/shared/graph';
import { type AssetId, NodeId } from '@dailies/shared/ids';
import type { InputPort } from '@dailies/shared/modules';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';
import type { Recipe, RunInput } from '@dailies/shared/runs';
import { inputsNeeded, isOwnFile } from './paramsOfInputs.ts';
import { restoredParams } from './restoredParams.ts';

type Point = readonly [x: number, y: number];

interface NewNode {
  readonly id: NodeId;
  readonly type: string;
  readonly title: string;
  readonly scene: NodeId | null;
  readonly pos: Point;
  readonly params: Readonly<Record<string, unknown>>;
}

interface NewEdge {
  readonly id: string;
  readonly from: NodeId;
  readonly fromPort: string;
  readonly to: NodeId;
  readonly toPort: string;
}

/** What `createNodes` is given, and what could not be made again. */
export interface NodeOfRecipe {
  /** The first is the node itself; the others are what it is connected to and was not on the canvas. */
  readonly nodes: readonly NewNode[];
  readonly edges: readonly NewEdge[];
  /** What the take was made with and is not here: `Ines (version 2)`, `First frame`. */
  readonly missing: readonly string[];
}

interface Surroundings {
  readonly graph: GraphView;
  /** Where the node comes to lie; what it is connected to lies there, too. */
  readonly scene: NodeId | null;
  /** The newest version of an asset of this project's library; undefined where it has none. */
  readonly newest: (asset: AssetId) => number | undefined;
  readonly newId: () => string;
}

const GAP_PX = 96;
const BELOW_PX = 32;

/** The node type that a recipe is of; undefined where this version has none. */
export const definitionOf = (recipe: Recipe): NodeDefinition | undefined =>
  [...NODE_TYPES.values()].find(({ module }) => module.runs && module.key === recipe.module);

/** Those that the node's module takes, one by one: a recipe may be of an older version, or say anything. */
function taken({ module }: NodeDefinition, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const good: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    if (module.params.safeParse({ [name]: value }).success) good[name] = value;
  }
  return good;
}

/** Its texts, whole: what arrived by an edge is in them, and is not connected again. */
function wholeTexts({ params }: NodeDefinition, recipe: Recipe): Record<string, unknown> {
  const texts = Object.entries(params).filter(([, { control }]) => control === 'text');
  return Object.fromEntries(texts.flatMap(([name]) => (name in recipe.params ? [[name, recipe.params[name]]] : [])));
}

/** The params of a node of its own that would make the take again: its whole texts, its files, and the seed. */
export function paramsOfRecipe(definition: NodeDefinition, recipe: Recipe, seed: number): Record<string, unknown> {
  return taken(definition, {
    ...restoredParams(definition, recipe),
    ...inputsNeeded(definition, recipe),
    ...wholeTexts(definition, recipe),
    ...(Object.hasOwn(definition.params, 'seed') ? { seed } : {}),
  });
}

/** A node that shows an asset at a version: one that holds it before one that follows the newest. */
function assetNode({ graph, scene, newest }: Surroundings, { id, version }: AssetVersion): NodeId | undefined {
  const showing = [...graph.nodes.values()].filter((node) => node.scene === scene && node.params['asset'] === id);
  const held = showing.find(({ params }) => params['version'] === version);
  const following =
    newest(id) === version ? showing.find(({ params }) => typeof params['version'] !== 'number') : undefined;
  return (held ?? following)?.id;
}

/** A node that gives a file: brought along, or its pick. */
const mediaNode = ({ graph, scene }: Surroundings, sha256: string): NodeId | undefined =>
  [...graph.nodes.values()].find(
    (node) => node.scene === scene && (node.params['media'] === sha256 || graph.pickOf(node.id)?.media === sha256),
  )?.id;

/** The port of a node that fits an input; undefined where none does. */
const fittingPort = (graph: GraphView, node: NodeId, port: InputPort): string | undefined =>
  portsOf(graph, node).outputs.find((output) => fits(output, port).ok)?.key;

/**
 * A node that makes a take again, beside what is there: with its settings, its whole prompt and its seed, connected to
 * the assets at the versions that it was made with and to the files that went in, where they are here.
 */
export function nodeOfRecipe(
  { recipe, seed, title }: { readonly recipe: Recipe; readonly seed: number; readonly title: string },
  definition: NodeDefinition,
  [x, y]: Point,
  around: Surroundings,
): NodeOfRecipe {
  const { graph, scene, newest, newId } = around;
  const id = NodeId.parse(newId());
  const params = paramsOfRecipe(definition, recipe, seed);
  const { inputs } = definition.module.portsFor?.(params) ?? definition.module;
  const nodes: NewNode[] = [{ id, type: definition.type, title, scene, pos: [x, y], params }];
  const edges: NewEdge[] = [];
  const missing: string[] = [];
  const connect = (from: NodeId, fromPort: string, toPort: string): void => {
    edges.push({ id: newId(), from, fromPort, to: id, toPort });
  };
  let below = y;
  const add = (type: string, nodeTitle: string, nodeParams: NewNode['params'], port: InputPort): boolean => {
    const made = NODE_TYPES.get(type);
    const output = made?.module.outputs.find((candidate) => fits(candidate, port).ok);
    if (made === undefined || output === undefined) return false;
    const node = NodeId.parse(newId());
    nodes.push({
      id: node,
      type,
      title: nodeTitle,
      scene,
      pos: [x - made.size[0] - GAP_PX, below],
      params: nodeParams,
    });
    below += made.size[1] + BELOW_PX;
    connect(node, output.key, port.key);
    return true;
  };
  const bring = (input: RunInput, port: InputPort): boolean => {
    switch (input.type) {
      case 'asset': {
        const { asset } = input;
        const there = assetNode(around, asset);
        const from = there === undefined ? undefined : fittingPort(graph, there, port);
        if (there !== undefined && from !== undefined) connect(there, from, port.key);
        else if (newest(asset.id) === undefined) return false;
        else return add(asset.kind, asset.content.name, { asset: asset.id, version: asset.version }, port);
        return true;
      }
      case 'media': {
        const there = mediaNode(around, input.sha256);
        const from = there === undefined ? undefined : fittingPort(graph, there, port);
        if (there === undefined || from === undefined) return false;
        connect(there, from, port.key);
        return true;
      }
      case 'text':
        return add('prompt', port.title, { text: input.text }, port);
      case 'number':
      case 'flag':
      case 'pipeline':
        return false;
    }
  };
  for (const [key, values] of Object.entries(recipe.inputs)) {
    if (isOwnFile(definition, key)) continue;
    const port = inputs.find((candidate) => candidate.key === key);
    for (const input of values) {
      if (port !== undefined && bring(input, port)) continue;
      missing.push(
        input.type === 'asset' ? `${input.asset.content.name} (version ${input.asset.version})` : (port?.title ?? key),
      );
    }
  }
  return { nodes, edges, missing: [...new Set(missing)] };
}
