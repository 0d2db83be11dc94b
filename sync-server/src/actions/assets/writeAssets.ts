import { assets, assetVersions } from '@dailies/migrations/tables';
import { AssetContent, type AssetKind, hashOfContent, tidyContent } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import { AssetId, type ProjectId, type UserId } from '@dailies/shared/ids';
import { desc, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { admitMedia, openMedia, recordMedia } from './assetMedia.ts';

export interface NewAsset {
  /** null: the studio's. */
  readonly project: ProjectId | null;
  readonly kind: AssetKind;
  readonly content: AssetContent;
  readonly tags?: readonly string[];
}

/** What is done to the studio's assets stands in no project's audit log. */
const ofProject = (project: ProjectId | null) => (project === null ? {} : { project });

/** Makes an asset with its first version. */
export async function createAsset(
  { db, newId, storage }: Pick<Services, 'db' | 'newId' | 'storage'>,
  user: UserId,
  { project, kind, content, tags = [] }: NewAsset,
): Promise<AssetId> {
  const id = AssetId.parse(newId());
  const tidy = tidyContent(content);
  await db.transaction(async (tx) => {
    await admitMedia(tx, user, project, tidy, storage.projectQuotaBytes);
    await tx.insert(assets).values({ id, projectId: project, kind, tags: [...new Set(tags)], createdBy: user });
    await tx.insert(assetVersions).values({ assetId: id, version: 1, content: tidy, createdBy: user });
    await recordMedia(tx, { id, version: 1 }, tidy, () => true);
    await recordAudit(tx, {
      action: 'asset.created',
      actor: user,
      ...ofProject(project),
      subject: id,
      details: { kind, name: tidy.name },
    });
  });
  return id;
}

/** The asset that an action works on, as `accessAsset` gives it. */
export interface WrittenAsset {
  readonly id: AssetId;
  readonly projectId: ProjectId | null;
  readonly kind: AssetKind;
}

/** Holds the asset's row, so that what is decided on it stands until the transaction ends. */
export async function holdAsset(tx: Queryable, id: AssetId) {
  const [row] = await tx
    .select({ archivedAt: assets.archivedAt, projectId: assets.projectId, kind: assets.kind })
    .from(assets)
    .where(eq(assets.id, id))
    .for('update');
  if (row === undefined) throw new DailiesError('not-found', `There is no asset "${id}" that you can see.`);
  return row;
}

const lockedAsset = (): DailiesError =>
  new DailiesError('locked', 'This asset is archived; take it out of the archive, and then it can be changed.');

export interface NewVersion {
  readonly content: AssetContent;
  /** The version that was edited; undefined: whatever is newest. */
  readonly basedOn?: number | undefined;
}

/** Adds a version to an asset. Throws `conflict` where somebody was faster, or nothing differs. Returns its number. */
export async function addAssetVersion(
  { db, storage }: Pick<Services, 'db' | 'storage'>,
  user: UserId,
  { id, kind }: WrittenAsset,
  { content, basedOn }: NewVersion,
): Promise<number> {
  const tidy = tidyContent(content);
  return db.transaction(async (tx) => {
    const { archivedAt, projectId } = await holdAsset(tx, id);
    if (archivedAt !== null) throw lockedAsset();
    const [newest] = await tx
      .select({ version: assetVersions.version, content: assetVersions.content })
      .from(assetVersions)
      .where(eq(assetVersions.assetId, id))
      .orderBy(desc(assetVersions.version))
      .limit(1);
    const before = newest?.version ?? 0;
    if (basedOn !== undefined && basedOn !== before) {
      throw new DailiesError(
        'conflict',
        `Version ${before} of this asset is newer than version ${basedOn}, which was edited; look at it and edit again.`,
      );
    }
    const old = AssetContent.safeParse(newest?.content);
    if (old.success && hashOfContent(kind, old.data) === hashOfContent(kind, tidy)) {
      throw new DailiesError('conflict', `Version ${before} says the same already; change something first.`);
    }
    await admitMedia(tx, user, projectId, tidy, storage.projectQuotaBytes);
    const version = before + 1;
    await tx.insert(assetVersions).values({ assetId: id, version, content: tidy, createdBy: user });
    await recordMedia(tx, { id, version }, tidy, () => true);
    await recordAudit(tx, {
      action: 'asset.version-added',
      actor: user,
      ...ofProject(projectId),
      subject: id,
      details: { name: tidy.name, version },
    });
    return version;
  });
}

/** Changes an asset's tags, of all its versions at once. */
export async function tagAsset(
  { db }: Pick<Services, 'db'>,
  { id }: WrittenAsset,
  tags: readonly string[],
): Promise<void> {
  await db
    .update(assets)
    .set({ tags: [...new Set(tags)] })
    .where(eq(assets.id, id));
}

/** Sets an asset aside, or takes it back: null. Doing it twice keeps the first time. */
export async function archiveAsset(
  { db }: Pick<Services, 'db'>,
  user: UserId,
  { id }: WrittenAsset,
  at: Date | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { archivedAt, projectId } = await holdAsset(tx, id);
    if ((archivedAt === null) === (at === null)) return;
    await tx.update(assets).set({ archivedAt: at }).where(eq(assets.id, id));
    const action = at === null ? 'asset.restored' : 'asset.archived';
    await recordAudit(tx, { action, actor: user, ...ofProject(projectId), subject: id });
  });
}

/**
 * Gives a project's asset to the studio: the same asset, with its versions, and so with whatever uses it. Its
 * files are opened to everybody as far as the promoter may read them. Done twice, it changes nothing.
 */
export async function promoteAsset(
  { db }: Pick<Services, 'db'>,
  user: UserId,
  { id }: WrittenAsset,
): Promise<{ readonly isNew: boolean }> {
  return db.transaction(async (tx) => {
    const { archivedAt, projectId } = await holdAsset(tx, id);
    if (projectId === null) return { isNew: false };
    if (archivedAt !== null) throw lockedAsset();
    await openMedia(tx, user, id);
    await tx.update(assets).set({ projectId: null }).where(eq(assets.id, id));
    await recordAudit(tx, { action: 'asset.promoted', actor: user, project: projectId, subject: id });
    return { isNew: true };
  });
}
