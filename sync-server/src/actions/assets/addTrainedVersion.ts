import { assetMedia, assetVersions } from '@dailies/migrations/tables';
import { AssetContent, hashOfContent, tidyContent, type TrainedFile, TRAINED_AT_MOST } from '@dailies/shared/assets';
import { DailiesError, ok, refuse, type Result } from '@dailies/shared/errors';
import type { AssetId, RunId, UserId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { and, desc, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services, StorageRules } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { admitMedia, recordMedia } from './assetMedia.ts';
import { holdAsset } from './writeAssets.ts';

/** What a run trained for an asset. */
export interface Trained {
  readonly run: RunId;
  /** Who asked for the run. */
  readonly by: UserId;
  readonly asset: AssetId;
  readonly files: readonly TrainedFile[];
}

/** What an asset holds after a training: a file of the same name makes room for the new one. */
function withTrained(content: AssetContent, files: readonly TrainedFile[]): Result<AssetContent> {
  const names = new Set(files.map(({ name }) => name));
  const trained = [...(content.trained ?? []).filter(({ name }) => !names.has(name)), ...files];
  if (trained.length <= TRAINED_AT_MOST) return ok({ ...content, trained });
  const message = `"${content.name}" would have ${trained.length} trained files, and ${TRAINED_AT_MOST} is the most; take one out of it, then train again.`;
  return refuse('conflict', message, 'trained-full');
}

/** A content without a file. */
const NOTHING_NAMED = { description: '', colours: [], references: [] } as const satisfies Partial<AssetContent>;

const archived = ({ name }: AssetContent): Result<never> =>
  refuse('locked', `"${name}" is archived; take it out of the archive, then train again.`, 'asset-archived');

async function newestOf(tx: Queryable, id: AssetId) {
  const [newest] = await tx
    .select({ version: assetVersions.version, content: assetVersions.content })
    .from(assetVersions)
    .where(eq(assetVersions.assetId, id))
    .orderBy(desc(assetVersions.version))
    .limit(1);
  if (newest === undefined) throw new DailiesError('not-found', `The asset "${id}" has no version.`);
  return { version: newest.version, content: AssetContent.parse(newest.content) };
}

/** The files of a version that are open to whoever sees the asset. */
async function openedOf(tx: Queryable, id: AssetId, version: number): Promise<ReadonlySet<Sha256>> {
  const rows = await tx
    .select({ sha256: assetMedia.sha256 })
    .from(assetMedia)
    .where(and(eq(assetMedia.assetId, id), eq(assetMedia.version, version), eq(assetMedia.isOpened, true)));
  return new Set(rows.map(({ sha256 }) => sha256));
}

/**
 * Adds the version that a run trained, on top of whatever is newest by now. Once for a run, however often it is
 * called: the run stands in the version's row. Refused where the asset is archived or has no room. The right to
 * change it is the caller's to ask for.
 */
export async function addTrainedVersion(
  { db, projectQuotaBytes }: Pick<Services, 'db'> & Pick<StorageRules, 'projectQuotaBytes'>,
  { run, by, asset: id, files }: Trained,
): Promise<Result<number>> {
  return db.transaction(async (tx) => {
    const { archivedAt, projectId, kind } = await holdAsset(tx, id);
    const [done] = await tx
      .select({ version: assetVersions.version })
      .from(assetVersions)
      .where(eq(assetVersions.runId, run));
    if (done !== undefined) return ok(done.version);
    const { version: before, content } = await newestOf(tx, id);
    if (archivedAt !== null) return archived(content);
    const after = withTrained(content, files);
    if (!after.ok) return after;
    const tidy = tidyContent(after.value);
    // Bit for bit what is there: trained again with everything the same.
    if (hashOfContent(kind, content) === hashOfContent(kind, tidy)) return ok(before);
    // What it named before stays as open as it was: whoever asked brings the new files alone.
    const brings = { ...NOTHING_NAMED, name: tidy.name, trained: [...files] };
    await admitMedia(tx, by, projectId, brings, projectQuotaBytes);
    const opened = await openedOf(tx, id, before);
    const version = before + 1;
    await tx.insert(assetVersions).values({
      assetId: id,
      version,
      content: { ...tidy, trainedFrom: content.trainedFrom ?? before },
      createdBy: by,
      runId: run,
    });
    const brought = new Set(files.map(({ sha256 }) => sha256));
    await recordMedia(tx, { id, version }, tidy, (sha256) => brought.has(sha256) || opened.has(sha256));
    await recordAudit(tx, {
      action: 'asset.version-added',
      actor: by,
      ...(projectId === null ? {} : { project: projectId }),
      subject: id,
      details: { name: tidy.name, version, run },
    });
    return ok(version);
  });
}
