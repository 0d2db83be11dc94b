import { user as users } from '@dailies/migrations/tables';
import { AssetContent } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import type { AssetId, UserId } from '@dailies/shared/ids';
import { trainedFor } from '@dailies/shared/modules';
import type { Recipe } from '@dailies/shared/runs';
import { eq } from 'drizzle-orm';
import { accessAsset } from '../actions/assets/accessAsset.ts';
import type { AssetRow } from '../actions/assets/readAssets.ts';
import type { Services } from '../Services.ts';

/** All versions of an asset, newest first, or why somebody may not change it. */
export async function trainable(
  { db }: Pick<Services, 'db'>,
  by: UserId,
  asset: AssetId,
): Promise<readonly [AssetRow, ...AssetRow[]] | string> {
  const [account] = await db.select().from(users).where(eq(users.id, by));
  if (account === undefined) return 'Whoever asked for this has no account any more.';
  try {
    return await accessAsset(db, { ...account, id: by }, asset, 'editAssets');
  } catch (error) {
    if (!(error instanceof DailiesError)) throw error;
    return error.code === 'not-found' ? 'The asset that this trains is gone; connect another.' : error.message;
  }
}

/** Why what a recipe trains could not become its asset's new version; undefined where it could, or trains nothing. */
export async function trainingBarred(
  parts: Pick<Services, 'db'>,
  by: UserId,
  recipe: Recipe,
): Promise<string | undefined> {
  const asset = trainedFor(recipe);
  if (asset === undefined) return undefined;
  const found = await trainable(parts, by, asset.id);
  if (typeof found === 'string') return found;
  const [newest] = found;
  const { name } = AssetContent.parse(newest.content);
  return newest.archivedAt === null
    ? undefined
    : `"${name}" is archived; take it out of the archive, and then it can be trained.`;
}
