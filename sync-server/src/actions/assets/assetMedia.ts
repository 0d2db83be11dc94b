import { assetMedia, media } from '@dailies/migrations/tables';
import { type AssetContent, type AssetMediaRole, mediaOfContent } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import type { AssetId, ProjectId, UserId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import { readableMedia } from '../media/readableMedia.ts';
import { shareWithProject } from '../media/shareWithProject.ts';

const A_FILE: Readonly<Record<AssetMediaRole, string>> = {
  reference: 'picture',
  voice: 'sound',
  trained: 'file',
};
const TYPES: Readonly<Record<AssetMediaRole, RegExp>> = {
  reference: /^image\//,
  voice: /^audio\//,
  trained: /^/,
};

/**
 * Files that a version names must be ones that its writer can read, and of the right kind: whoever sees the
 * asset may read them from then on. One that is not there and one that is not to be seen are told alike. Throws
 * `too-large` where the project does not take them.
 */
export async function admitMedia(
  tx: Queryable,
  user: UserId,
  project: ProjectId | null,
  content: AssetContent,
  projectQuotaBytes: number | null,
): Promise<void> {
  const files = mediaOfContent(content);
  if (files.length === 0) return;
  const wanted = [...new Set(files.map(({ sha256 }) => sha256))];
  const readable = await readableMedia(tx, user, wanted);
  const rows = await tx.select().from(media).where(inArray(media.sha256, wanted));
  const types = new Map(rows.map(({ sha256, mediaType }) => [sha256, mediaType]));
  for (const { sha256, role } of files) {
    const type = readable.has(sha256) ? types.get(sha256) : undefined;
    if (type === undefined) {
      throw new DailiesError('not-found', `There is no ${A_FILE[role]} "${sha256}" that you can see; upload it first.`);
    }
    if (!TYPES[role].test(type)) {
      throw new DailiesError('invalid-input', `"${sha256}" is no ${A_FILE[role]}, so it cannot be a ${role} here.`);
    }
  }
  if (project !== null) await shareWithProject(tx, project, wanted, projectQuotaBytes);
}

/** Says which files a version names. `isOpened`: those that its writer could read. */
export async function recordMedia(
  tx: Queryable,
  asset: { readonly id: AssetId; readonly version: number },
  content: AssetContent,
  isOpened: (sha256: Sha256) => boolean,
): Promise<void> {
  const files = mediaOfContent(content);
  if (files.length === 0) return;
  await tx
    .insert(assetMedia)
    .values(
      files.map(({ sha256, role }) => ({
        assetId: asset.id,
        version: asset.version,
        sha256,
        role,
        isOpened: isOpened(sha256),
      })),
    )
    .onConflictDoNothing();
}

/** Opens to whoever sees the asset what is still closed of its files, as far as this person may read it. */
export async function openMedia(tx: Queryable, user: UserId, id: AssetId): Promise<void> {
  const closed = and(eq(assetMedia.assetId, id), eq(assetMedia.isOpened, false));
  const rows = await tx.selectDistinct({ sha256: assetMedia.sha256 }).from(assetMedia).where(closed);
  const readable = await readableMedia(
    tx,
    user,
    rows.map(({ sha256 }) => sha256),
  );
  if (readable.size === 0) return;
  await tx
    .update(assetMedia)
    .set({ isOpened: true })
    .where(and(closed, inArray(assetMedia.sha256, [...readable])));
}
