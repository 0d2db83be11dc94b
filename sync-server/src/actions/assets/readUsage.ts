import { assetProjects, members, projects, takes } from '@dailies/migrations/tables';
import { AssetContent, type AssetKind } from '@dailies/shared/assets';
import { readTakes } from '@dailies/shared/document';
import { assetUses, type GraphView, putOutOfSync, readGraph } from '@dailies/shared/graph';
import type { AssetImpact, AssetUsage } from '@dailies/shared/http';
import type { AssetId, NodeId, ProjectId, UserId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import { readPlanningContext } from '../../dispatch/planningContext.ts';
import type { Services } from '../../Services.ts';
import { decodeCursor, pageOfRows } from '../cursor.ts';
import { holdsTake } from '../takes/holdsTake.ts';

const TAKES_AT_MOST = 100;

type Parts = Pick<Services, 'db' | 'sql' | 'documents'>;

interface UsedAsset {
  readonly id: AssetId;
  readonly kind: AssetKind;
  /** null: the studio's. */
  readonly projectId: ProjectId | null;
}

export interface UsageWanted {
  readonly project?: ProjectId | undefined;
  readonly cursor?: string | undefined;
  /** Projects a page. */
  readonly limit: number;
}

/** A person's projects in which an asset can be used: those that see it. Others are nobody's business. */
async function projectsThatSee(
  db: Queryable,
  user: UserId,
  { id, projectId }: UsedAsset,
  { project, cursor, limit }: UsageWanted,
) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const brought = db.select({ id: assetProjects.projectId }).from(assetProjects).where(eq(assetProjects.assetId, id));
  const rows = await db
    .select({ id: projects.id, name: projects.name, cursorAt: sql<string>`${projects.createdAt}::text` })
    .from(members)
    .innerJoin(projects, eq(projects.id, members.projectId))
    .where(
      and(
        eq(members.userId, user),
        withinToken(members.projectId),
        projectId === null ? undefined : or(eq(projects.id, projectId), inArray(projects.id, brought)),
        project && eq(projects.id, project),
        after && sql`(${projects.createdAt}, ${projects.id}) > (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(asc(projects.createdAt), asc(projects.id))
    .limit(limit + 1);
  return pageOfRows(rows, limit);
}

const titleOf = (graph: GraphView, node: NodeId): string => graph.nodes.get(node)?.title ?? '';

/** The versions of an asset that a recipe names. */
const versionsIn = (id: AssetId) => sql<number[]>`(
  SELECT coalesce(jsonb_agg(DISTINCT input->'asset'->'version'), '[]')
  FROM jsonb_path_query(${takes.recipe}, '$.inputs.*[*]') AS input
  WHERE input->'asset'->>'id' = ${id})`;

const madeWith = (id: AssetId) =>
  sql`jsonb_path_query_array(${takes.recipe}, '$.inputs.*[*].asset.id') @> ${JSON.stringify([id])}::text::jsonb`;

async function takesWith(db: Queryable, project: ProjectId, id: AssetId) {
  return db
    .select({
      id: takes.id,
      node: takes.nodeId,
      versions: versionsIn(id),
      poster: sql<string | null>`${takes.outcome}->>'poster'`,
      at: takes.createdAt,
      all: sql<number>`count(*) OVER ()::int`,
    })
    .from(takes)
    .where(and(holdsTake(project), madeWith(id)))
    .orderBy(desc(takes.createdAt), desc(takes.id))
    .limit(TAKES_AT_MOST);
}

/** Which shots of a person's projects use an asset, and which takes were made with it, some projects at a time. */
export async function readUsage(
  { db, documents }: Pick<Parts, 'db' | 'documents'>,
  user: UserId,
  asset: UsedAsset,
  wanted: UsageWanted,
): Promise<{ items: AssetUsage[]; next: string | null }> {
  const { rows, next } = await projectsThatSee(db, user, asset, wanted);
  const items: AssetUsage[] = [];
  for (const { id: project, name } of rows) {
    const made = await takesWith(db, project, asset.id);
    const { graph, numbers } = await documents.read(project, (doc) => ({
      graph: readGraph(doc),
      numbers: new Map(readTakes(doc).map(({ id, number }) => [id, number])),
    }));
    const shots = assetUses(graph, asset.id).map(({ node, versions, isMentioned }) => ({
      node,
      title: titleOf(graph, node),
      versions: [...versions],
      mentioned: isMentioned,
      pick: graph.pickOf(node)?.id ?? null,
    }));
    if (shots.length === 0 && made.length === 0) continue;
    items.push({
      project: { id: project, name },
      shots,
      takes: made.map(({ id, node, versions, poster, at }) => ({
        id,
        node,
        number: numbers.get(id) ?? null,
        versions,
        poster: Sha256.safeParse(poster).data ?? null,
        at: at.toISOString(),
      })),
      takeCount: made[0]?.all ?? 0,
    });
  }
  return { items, next };
}

/** Which shots of a person's projects a new version with this content would put out of sync. */
export async function readImpact(
  { db, sql: connection, documents }: Parts,
  user: UserId,
  asset: UsedAsset & { readonly version: number },
  content: AssetContent,
  wanted: UsageWanted,
): Promise<{ items: AssetImpact[]; next: string | null }> {
  const { rows, next } = await projectsThatSee(db, user, asset, wanted);
  const { id, kind } = asset;
  const newest = { id, kind, version: asset.version + 1, content: AssetContent.parse(content) };
  const items: AssetImpact[] = [];
  for (const { id: project, name } of rows) {
    const graph = await documents.read(project, readGraph);
    if (assetUses(graph, id).length === 0) continue;
    const context = await readPlanningContext(connection, project, graph);
    const shots = putOutOfSync(graph, context, newest).flatMap((node) => {
      const pick = graph.pickOf(node);
      return pick === undefined
        ? []
        : [{ node, title: titleOf(graph, node), take: { id: pick.id, number: pick.number } }];
    });
    if (shots.length > 0) items.push({ project: { id: project, name }, shots });
  }
  return { items, next };
}
