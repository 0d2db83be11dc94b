import { type AssetVersion, VersionWanted } from '../assets/index.ts';
import type { NodeRecord } from '../document/index.ts';
import type { AssetId, NodeId } from '../ids/index.ts';
import { mentionsIn } from '../mentions/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import type { GraphView } from './graphView.ts';
import { planNode, type PlanningContext } from './plan.ts';

/** How a shot comes to an asset. */
export interface AssetUse {
  readonly node: NodeId;
  /** What the asset's nodes that reach it ask for, each once; a mention always asks for the newest. */
  readonly versions: readonly VersionWanted[];
  /** Whether a text that reaches it names the asset. */
  readonly isMentioned: boolean;
}

const runs = ({ type }: NodeRecord): boolean => NODE_TYPES.get(type)?.module.runs === true;

const mentions = ({ params }: NodeRecord, id: AssetId): boolean =>
  Object.values(params).some(
    (value) =>
      typeof value === 'string' && mentionsIn(value).some((mention) => mention.of !== 'user' && mention.id === id),
  );

/** A node and what it takes values from, down to nodes with takes of their own: those are results already. */
function reaching(graph: GraphView, node: NodeRecord): readonly NodeRecord[] {
  const seen = new Map([[node.id, node]]);
  const waiting = [node];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { from } of graph.inbound.get(at.id) ?? []) {
      const source = graph.nodes.get(from);
      if (source === undefined || seen.has(from) || runs(source)) continue;
      seen.set(from, source);
      waiting.push(source);
    }
  }
  return [...seen.values()];
}

/** [P14] The shots that use an asset, by an edge or by a mention in a text that reaches them; in the order of their ids. */
export function assetUses(graph: GraphView, id: AssetId): readonly AssetUse[] {
  return [...graph.nodes.values()]
    .filter(runs)
    .flatMap((node): AssetUse[] => {
      const sources = reaching(graph, node);
      const isMentioned = sources.some((source) => mentions(source, id));
      const wanted = sources
        .filter(({ params }) => params['asset'] === id)
        .map(({ params }) => VersionWanted.catch('latest').parse(params['version']));
      const versions = [...new Set([...wanted, ...(isMentioned ? (['latest'] as const) : [])])];
      return versions.length === 0 ? [] : [{ node: node.id, versions, isMentioned }];
    })
    .sort((a, b) => (a.node < b.node ? -1 : 1));
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
