import { members, user as owner } from '@dailies/migrations/tables';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import type { AssetId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Account, refuseLimitedToken } from '../../auth/index.ts';
import type { Database } from '../../db/openDatabase.ts';
import { mayEditStudioAssets } from '../../policies/assetPolicy.ts';
import { accessProject } from '../projects/accessProject.ts';
import { type AssetRow, projectsBroughtTo, readAssetVersions } from './readAssets.ts';

/** Throws `forbidden` where this person may not change the studio's library. */
export async function accessStudioLibrary(db: Database, { id, installationOwner }: Account): Promise<void> {
  refuseLimitedToken();
  const beside = alias(members, 'beside');
  const rows = await db
    .select({ role: members.role })
    .from(members)
    .innerJoin(beside, and(eq(beside.projectId, members.projectId), eq(beside.role, 'director')))
    .innerJoin(owner, and(eq(owner.id, beside.userId), eq(owner.installationOwner, true)))
    .where(eq(members.userId, id));
  unwrap(mayEditStudioAssets({ installationOwner, roles: rows.map(({ role }) => role) }));
}

/**
 * Authorises, and gives all versions of an asset, newest first. A project's asset is its members'
 * business: anybody else is told `not-found`.
 */
export async function accessAsset(
  db: Database,
  user: Account,
  id: AssetId,
  action: 'read' | 'editAssets',
): Promise<[AssetRow, ...AssetRow[]]> {
  const [newest, ...older] = await readAssetVersions(db, id);
  const missing = (cause?: unknown) =>
    new DailiesError('not-found', `There is no asset "${id}" that you can see.`, { cause });
  if (newest === undefined) throw missing();
  // To change one takes a member of the project that owns it; to see it, of one that it came to.
  if (newest.projectId !== null && action === 'read' && (await projectsBroughtTo(db, user.id, id)).length > 0) {
    return [newest, ...older];
  }
  if (newest.projectId !== null) {
    try {
      await accessProject(db, user.id, newest.projectId, action);
    } catch (error) {
      throw error instanceof DailiesError && error.code === 'not-found' ? missing(error) : error;
    }
  } else if (action === 'editAssets') await accessStudioLibrary(db, user);
  return [newest, ...older];
}

/** What this person may do with an asset that they see. */
export async function mayWithAsset(
  db: Database,
  user: Account,
  { id, projectId }: Pick<AssetRow, 'id' | 'projectId'>,
): Promise<{ edit: boolean; promote: boolean }> {
  const may = async (access: Promise<unknown>): Promise<boolean> => {
    try {
      await access;
      return true;
    } catch (error) {
      if (error instanceof DailiesError) return false;
      throw error;
    }
  };
  const edit = await may(accessAsset(db, user, id, 'editAssets'));
  return { edit, promote: edit && projectId !== null && (await may(accessStudioLibrary(db, user))) };
}
