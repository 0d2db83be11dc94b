import { projects } from '@dailies/migrations/tables';
import type { AssetId, ProjectId } from '@dailies/shared/ids';
import { isNull } from 'drizzle-orm';
import type { Services } from '../../Services.ts';

/** Tells the browsers that an asset has a new version: of its project, or of every project. */
export async function announceAsset(
  { db, documents }: Pick<Services, 'db' | 'documents'>,
  asset: AssetId,
  project: ProjectId | null,
): Promise<void> {
  if (project !== null) {
    documents.broadcast(project, { type: 'asset', asset });
    return;
  }
  const all = await db.select({ id: projects.id }).from(projects).where(isNull(projects.archivedAt));
  for (const { id } of all) documents.broadcast(id, { type: 'asset', asset });
}
