import type { Sql } from '@dailies/migrations';
import { AssetContent, AssetKind, type AssetLookup, AssetVersion } from '@dailies/shared/assets';
import type { GraphView, PlanningContext } from '@dailies/shared/graph';
import type { ProjectId } from '@dailies/shared/ids';
import { AssetId } from '@dailies/shared/ids';
import { mentionsIn } from '@dailies/shared/mentions';
import { Pipeline } from '@dailies/shared/runs';

/** The assets that a graph's nodes name, in a param of their own or in a text. */
function assetsOf(graph: GraphView): AssetId[] {
  const found = new Set<AssetId>();
  for (const { params } of graph.nodes.values()) {
    const id = AssetId.safeParse(params['asset']);
    if (id.success) found.add(id.data);
    for (const value of Object.values(params)) {
      if (typeof value !== 'string') continue;
      for (const mention of mentionsIn(value)) if (mention.of !== 'user') found.add(AssetId.parse(mention.id));
    }
  }
  return [...found];
}

async function readAssets(sql: Sql, project: ProjectId, ids: readonly AssetId[]): Promise<AssetLookup> {
  if (ids.length === 0) return () => undefined;
  // A project's own assets, those that a branch or a merge brought, and the studio's; others are as good as missing.
  const rows = await sql<{ id: string; kind: string; version: number; content: unknown }[]>`
    SELECT assets.id, assets.kind, asset_versions.version, asset_versions.content
    FROM assets JOIN asset_versions ON asset_versions.asset_id = assets.id
    WHERE assets.id IN ${sql([...ids])} AND (assets.project_id = ${project} OR assets.project_id IS NULL
      OR assets.id IN (SELECT asset_id FROM asset_projects WHERE project_id = ${project}))
    ORDER BY asset_versions.version`;
  const versions = new Map<string, AssetVersion[]>();
  for (const row of rows) {
    const parsed = AssetVersion.safeParse({
      id: row.id,
      version: row.version,
      kind: AssetKind.catch('style').parse(row.kind),
      content: AssetContent.safeParse(row.content).data,
    });
    if (parsed.success) versions.set(row.id, [...(versions.get(row.id) ?? []), parsed.data]);
  }
  return (id, wanted) => {
    const all = versions.get(id);
    return wanted === 'latest' ? all?.at(-1) : all?.find(({ version }) => version === wanted);
  };
}

/** Reads what planning a graph looks up: the enabled pipelines and the assets that it names. */
export async function readPlanningContext(sql: Sql, project: ProjectId, graph: GraphView): Promise<PlanningContext> {
  const [pipelines, assets] = await Promise.all([
    sql<{ definition: unknown }[]>`SELECT definition FROM pipelines WHERE enabled`,
    readAssets(sql, project, assetsOf(graph)),
  ]);
  return { assets, pipelines: pipelines.flatMap(({ definition }) => Pipeline.safeParse(definition).data ?? []) };
}
