import { assets, assetVersions, projectMedia } from '@dailies/migrations/tables';
import type { AssetContent, AssetKind } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import { AssetId, type ProjectId, type UserId } from '@dailies/shared/ids';
import { desc, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';
import { readableMedia } from '../media/readableMedia.ts';

/** Reference pictures must be ones that the writer can read; the asset's project may read them from then on. */
async function admitReferences(
  tx: Queryable,
  user: UserId,
  project: ProjectId | null,
  { references }: AssetContent,
): Promise<void> {
  const readable = await readableMedia(tx, user, references);
  const unknown = references.find((sha256) => !readable.has(sha256));
  if (unknown !== undefined) {
    throw new DailiesError('not-found', `There is no picture "${unknown}" that you can see; upload it first.`);
  }
  if (project === null || references.length === 0) return;
  await tx
    .insert(projectMedia)
    .values(references.map((sha256) => ({ projectId: project, sha256 })))
    .onConflictDoNothing();
}

export interface NewAsset {
  /** null: the studio's. */
  readonly project: ProjectId | null;
  readonly kind: AssetKind;
  readonly content: AssetContent;
}

/** Makes an asset with its first version. */
export async function createAsset(
  { db, newId }: Pick<Services, 'db' | 'newId'>,
  user: UserId,
  { project, kind, content }: NewAsset,
): Promise<AssetId> {
  const id = AssetId.parse(newId());
  await db.transaction(async (tx) => {
    await admitReferences(tx, user, project, content);
    await tx.insert(assets).values({ id, projectId: project, kind, createdBy: user });
    await tx.insert(assetVersions).values({ assetId: id, version: 1, content, createdBy: user });
  });
  return id;
}

export interface NewVersion {
  readonly content: AssetContent;
  /** The version that was edited; undefined: whatever is newest. */
  readonly basedOn?: number | undefined;
}

/** Adds a version to an asset. Throws `conflict` where somebody was faster. Returns its number. */
export async function addAssetVersion(
  { db }: Pick<Services, 'db'>,
  user: UserId,
  asset: { readonly id: AssetId; readonly projectId: ProjectId | null },
  { content, basedOn }: NewVersion,
): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.select({ id: assets.id }).from(assets).where(eq(assets.id, asset.id)).for('update');
    const [newest] = await tx
      .select({ version: assetVersions.version })
      .from(assetVersions)
      .where(eq(assetVersions.assetId, asset.id))
      .orderBy(desc(assetVersions.version))
      .limit(1);
    const before = newest?.version ?? 0;
    if (basedOn !== undefined && basedOn !== before) {
      throw new DailiesError(
        'conflict',
        `Version ${before} of this asset is newer than version ${basedOn}, which was edited; look at it and edit again.`,
      );
    }
    await admitReferences(tx, user, asset.projectId, content);
    await tx.insert(assetVersions).values({ assetId: asset.id, version: before + 1, content, createdBy: user });
    return before + 1;
  });
}
