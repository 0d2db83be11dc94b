import { type AssetVersion, VersionWanted } from '../assets/index.ts';
import type { NodeRecord } from '../document/index.ts';
import { AssetId, type EdgeId, type NodeId } from '../ids/index.ts';
import { mentionsIn } from '../mentions/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import type { Edge, GraphView } from './graphView.ts';
import { planNode, type PlanningContext } from './plan.ts';
import { edgesInto, edgesOutOf, sourceOf, targetOf } from './throughScenes.ts';

/** How a shot comes to an asset. */
export interface AssetUse {
  readonly node: NodeId;
  /** What the asset's nodes that reach it ask for, each once; a mention always asks for the newest. */
  readonly versions: readonly VersionWanted[];
  /** Whether a text that reaches it names the asset. */
  readonly isMentioned: boolean;
}

/** The way that an asset takes through a graph to the shots that use it. */
export interface AssetTrail {
  /** In the order of their ids. */
  readonly shots: readonly AssetUse[];
  /** The asset's own nodes, the texts that name it, the shots, and what lies between. */
  readonly nodes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<EdgeId>;
}

/** An asset that a shot uses, and how it comes to it. */
export interface UsedAsset {
  readonly asset: AssetId;
  readonly versions: readonly VersionWanted[];
  /** Nodes of the asset that reach the shot by edges. */
  readonly by: readonly NodeId[];
  /** Nodes with a text that names it: the shot itself, or what reaches it. */
  readonly mentionedIn: readonly NodeId[];
}

/** What a shot uses, with the way that it comes. */
export interface UsedAssets {
  /** In the order in which they are come to. */
  readonly assets: readonly UsedAsset[];
  readonly nodes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<EdgeId>;
}

const runs = ({ type }: NodeRecord): boolean => NODE_TYPES.get(type)?.module.runs === true;

interface Named {
  /** The asset that the node stands for. */
  readonly own: AssetId | undefined;
  readonly version: VersionWanted;
  readonly mentioned: ReadonlySet<AssetId>;
}

const known = new WeakMap<NodeRecord, Named>();

/** The assets that a node names by itself. Read once: thousands of texts are not searched for every change of one. */
function namedIn(node: NodeRecord): Named {
  const before = known.get(node);
  if (before !== undefined) return before;
  const { params } = node;
  const [asset, version] = [params['asset'], params['version']];
  const mentioned = new Set<AssetId>();
  for (const value of Object.values(node.params)) {
    if (typeof value !== 'string' || !value.includes('@[')) continue;
    for (const { of, id } of mentionsIn(value)) {
      const named = of === 'user' ? undefined : AssetId.safeParse(id).data;
      if (named !== undefined) mentioned.add(named);
    }
  }
  const named = {
    own: typeof asset === 'string' ? AssetId.safeParse(asset).data : undefined,
    version: typeof version === 'number' ? VersionWanted.catch('latest').parse(version) : ('latest' as const),
    mentioned,
  };
  known.set(node, named);
  return named;
}

/** Numbers upwards, then the newest. */
const inOrder = (versions: ReadonlySet<VersionWanted>): readonly VersionWanted[] =>
  [...versions].sort((a, b) => (a === 'latest' ? 1 : b === 'latest' ? -1 : a - b));

/** The shots that what a node gives comes to: down to nodes with takes of their own, which are results already. */
function shotsBelow(graph: GraphView, node: NodeRecord): readonly NodeId[] {
  if (runs(node)) return [node.id];
  const seen = new Set([node.id]);
  const waiting = [node.id];
  const shots: NodeId[] = [];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const edge of edgesOutOf(graph, at)) {
      const to = targetOf(graph, edge);
      const target = graph.nodes.get(to);
      if (target === undefined || seen.has(to)) continue;
      seen.add(to);
      if (runs(target)) shots.push(to);
      else waiting.push(to);
    }
  }
  return shots;
}

/** A node and what it takes values from, up to nodes with takes of their own; with the edges between. */
function above(graph: GraphView, node: NodeId) {
  const nodes = new Set([node]);
  const edges: Edge[] = [];
  const waiting = [node];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const edge of edgesInto(graph, at)) {
      const from = sourceOf(graph, edge);
      const source = graph.nodes.get(from);
      if (source === undefined || runs(source)) continue;
      edges.push(edge);
      if (nodes.has(from)) continue;
      nodes.add(from);
      waiting.push(from);
    }
  }
  return { nodes, edges };
}

/** Of some nodes and edges what lies on a way from one of `sources`. */
function onTheWay(graph: GraphView, edges: readonly Edge[], sources: Iterable<NodeId>) {
  const nodes = new Set(sources);
  const way = new Set<EdgeId>();
  const from = Map.groupBy(edges, (edge) => sourceOf(graph, edge));
  const waiting = [...nodes];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const edge of from.get(at) ?? []) {
      const to = targetOf(graph, edge);
      way.add(edge.id);
      if (nodes.has(to)) continue;
      nodes.add(to);
      waiting.push(to);
    }
  }
  return { nodes, edges: way };
}

/** [P14] Where an asset goes: every node that stands for it or names it, and the way from there to the shots that use it. */
export function assetTrail(graph: GraphView, id: AssetId): AssetTrail {
  const found = new Map<NodeId, { readonly versions: Set<VersionWanted>; isMentioned: boolean }>();
  const sources = new Set<NodeId>();
  for (const node of graph.nodes.values()) {
    const { own, version, mentioned } = namedIn(node);
    const isMentioned = mentioned.has(id);
    if (own !== id && !isMentioned) continue;
    sources.add(node.id);
    for (const shot of shotsBelow(graph, node)) {
      const use = found.get(shot) ?? { versions: new Set(), isMentioned: false };
      found.set(shot, use);
      if (own === id) use.versions.add(version);
      if (isMentioned) use.versions.add('latest');
      use.isMentioned ||= isMentioned;
    }
  }
  const edges = new Set<Edge>();
  for (const shot of found.keys()) for (const edge of above(graph, shot).edges) edges.add(edge);
  const way = onTheWay(graph, [...edges], sources);
  const shots = [...found]
    .map(([node, { versions, isMentioned }]): AssetUse => ({ node, versions: inOrder(versions), isMentioned }))
    .sort((a, b) => (a.node < b.node ? -1 : 1));
  return { shots, ...way };
}

/** [P14] The shots that use an asset, by an edge or by a mention in a text that reaches them; in the order of their ids. */
export const assetUses = (graph: GraphView, id: AssetId): readonly AssetUse[] => assetTrail(graph, id).shots;

/** [P14] The other way: the assets that a shot uses, each once. */
export function usedAssets(graph: GraphView, shot: NodeId): UsedAssets {
  const { nodes, edges } = above(graph, shot);
  const found = new Map<AssetId, { versions: Set<VersionWanted>; by: NodeId[]; mentionedIn: NodeId[] }>();
  const usedIn = (id: AssetId) => {
    const use = found.get(id) ?? { versions: new Set(), by: [], mentionedIn: [] };
    found.set(id, use);
    return use;
  };
  const sources: NodeId[] = [];
  for (const id of nodes) {
    const node = graph.nodes.get(id);
    if (node === undefined) continue;
    const { own, version, mentioned } = namedIn(node);
    if (own !== undefined) {
      const use = usedIn(own);
      use.versions.add(version);
      use.by.push(id);
    }
    for (const asset of mentioned) {
      const use = usedIn(asset);
      use.versions.add('latest');
      use.mentionedIn.push(id);
    }
    if (own !== undefined || mentioned.size > 0) sources.push(id);
  }
  const way = onTheWay(graph, edges, sources);
  const assets = [...found].map(([asset, { versions, by, mentionedIn }]): UsedAsset => ({
    asset,
    versions: inOrder(versions),
    by,
    mentionedIn,
  }));
  return { assets, nodes: way.nodes.add(shot), edges: way.edges };
}

/**
 * [P15] The shots that a new version of an asset would put out of sync: their picks are in sync now, and
 * would not be if `next` were the newest. One that holds another version is not among them.
 */
export function putOutOfSync(graph: GraphView, context: PlanningContext, next: AssetVersion): readonly NodeId[] {
  const after: PlanningContext = {
    ...context,
    assets: (id, version) => (id === next.id && version === 'latest' ? next : context.assets(id, version)),
  };
  return assetUses(graph, next.id).flatMap(({ node }) => {
    const pick = graph.pickOf(node);
    if (pick === undefined) return [];
    const now = planNode(graph, node, context);
    if (!now.ok || now.value.recipeHash !== pick.recipe) return [];
    const then = planNode(graph, node, after);
    return then.ok && then.value.recipeHash === pick.recipe ? [] : [node];
  });
}
