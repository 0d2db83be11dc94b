import { assetProjects, projects } from '@dailies/migrations/tables';
import type { AssetId, ProjectId } from '@dailies/shared/ids';
import { eq, isNull } from 'drizzle-orm';
import type { Services } from '../../Services.ts';

/**
 * Tells the browsers that an asset is new or has changed: of its project and of those that a branch or a merge
 * brought it to, or of every project.
 */
export async function announceAsset(
  { db, documents }: Pick<Services, 'db' | 'documents'>,
  asset: AssetId,
  project: ProjectId | null,
): Promise<void> {
  const others =
    project === null
      ? await db.select({ id: projects.id }).from(projects).where(isNull(projects.archivedAt))
      : await db.select({ id: assetProjects.projectId }).from(assetProjects).where(eq(assetProjects.assetId, asset));
  const all = new Set([...(project === null ? [] : [project]), ...others.map(({ id }) => id)]);
  for (const id of all) documents.broadcast(id, { type: 'asset', asset });
}
