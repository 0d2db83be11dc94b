import type { Sql } from '@dailies/migrations';
import type { ChainStep, GraphView } from '@dailies/shared/graph';
import type { NodeId, ProjectId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';

interface Row {
  readonly key: string;
  readonly seconds: number;
}

/**
 * How long a take of a node took last time, or of its module where the node has none yet; of this project
 * alone, so that nothing is told of others. null where it is not known.
 */
export async function readLastSeconds(
  sql: Sql,
  project: ProjectId,
  graph: GraphView,
  steps: readonly ChainStep[],
): Promise<(node: NodeId) => number | null> {
  const ids = steps.map(({ node }) => node);
  const moduleOf = (node: NodeId): string => NODE_TYPES.get(graph.nodes.get(node)?.type ?? '')?.module.key ?? '';
  const modules = [...new Set(ids.map(moduleOf))];
  const [ofNodes, ofModules] = await Promise.all([
    sql<Row[]>`
      SELECT DISTINCT ON (node_id) node_id AS key, (outcome->>'runSeconds')::float8 AS seconds FROM takes
      WHERE project_id = ${project} AND node_id = ANY(${ids}::text[]) AND reused_from IS NULL
      ORDER BY node_id, created_at DESC`,
    sql<Row[]>`
      SELECT DISTINCT ON (recipe->>'module') recipe->>'module' AS key, (outcome->>'runSeconds')::float8 AS seconds
      FROM takes
      WHERE project_id = ${project} AND recipe->>'module' = ANY(${modules}::text[]) AND reused_from IS NULL
      ORDER BY recipe->>'module', created_at DESC`,
  ]);
  const byNode = new Map(ofNodes.map(({ key, seconds }) => [key, seconds]));
  const byModule = new Map(ofModules.map(({ key, seconds }) => [key, seconds]));
  return (node) => byNode.get(node) ?? byModule.get(moduleOf(node)) ?? null;
}
