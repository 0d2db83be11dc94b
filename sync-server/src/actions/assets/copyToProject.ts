import { AssetContent, AssetKind, mediaOfContent, tidyContent } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import type { CopiedToProject, CopyToProject } from '@dailies/shared/http';
import { type AssetId, canonicalJson, type ProjectId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import type { z } from 'zod';
import type { Account } from '../../auth/index.ts';
import type { Services } from '../../Services.ts';
import { readableMedia } from '../media/readableMedia.ts';
import { shareWithProject } from '../media/shareWithProject.ts';
import { accessAsset } from './accessAsset.ts';
import { type AssetRow, listAssets } from './readAssets.ts';
import { createAsset } from './writeAssets.ts';

type Parts = Pick<Services, 'db' | 'newId' | 'storage'>;
type Wanted = z.output<typeof CopyToProject>['assets'][number];

/** The version that is asked for, as far as this person may see it; undefined where they may not. */
async function readVersion({ db }: Parts, user: Account, { id, version }: Wanted): Promise<AssetRow | undefined> {
  try {
    const versions = await accessAsset(db, user, id, 'read');
    return version === 'latest' ? versions[0] : versions.find((row) => row.version === version);
  } catch (error) {
    if (error instanceof DailiesError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** What an asset is, so that the same one is not copied twice. */
const imageOf = (kind: AssetKind, content: AssetContent): string => canonicalJson({ kind, content });

/** A content without the files that may not come along. */
const onlyMedia = ({ voice, trained = [], ...content }: AssetContent, isOpen: (sha256: Sha256) => boolean) =>
  tidyContent({
    ...content,
    references: content.references.filter(isOpen),
    trained: trained.filter(({ sha256 }) => isOpen(sha256)),
    ...(voice !== undefined && isOpen(voice) ? { voice } : {}),
  });

/**
 * Copies assets into a project, for nodes that are pasted there. One that the project sees already is used
 * as it is, and so is an equal one of its own. Files that the asker may not see stay behind.
 */
async function copyAssets(
  parts: Parts,
  user: Account,
  project: ProjectId,
  wanted: readonly Wanted[],
): Promise<CopiedToProject['assets']> {
  const { db } = parts;
  const seen = await listAssets(db, project);
  const ids = new Set<string>(seen.map(({ id }) => id));
  const equal = new Map(
    seen.map((row): [string, AssetId] => [imageOf(row.kind, AssetContent.parse(row.content)), row.id]),
  );
  const copied: CopiedToProject['assets'] = [];
  for (const want of new Map(wanted.map((each) => [each.id, each])).values()) {
    if (ids.has(want.id)) {
      copied.push({ from: want.id, id: want.id, isNew: false });
      continue;
    }
    const row = await readVersion(parts, user, want);
    if (row === undefined) continue;
    const kind = AssetKind.parse(row.kind);
    const whole = AssetContent.parse(row.content);
    const readable = await readableMedia(
      db,
      user.id,
      mediaOfContent(whole).map(({ sha256 }) => sha256),
    );
    const content = onlyMedia(whole, (sha256) => readable.has(sha256));
    const there = equal.get(imageOf(kind, content));
    const id = there ?? (await createAsset(parts, user.id, { project, kind, content, tags: row.tags }));
    equal.set(imageOf(kind, content), id);
    copied.push({ from: want.id, id, isNew: there === undefined });
  }
  return copied;
}

/** Lets a project's members read files that the asker may read. */
async function admitMedia(
  { db, storage }: Parts,
  user: Account,
  project: ProjectId,
  wanted: readonly Sha256[],
): Promise<CopiedToProject['media']> {
  const readable = [...(await readableMedia(db, user.id, wanted))];
  const added = await shareWithProject(db, project, readable, storage.projectQuotaBytes);
  return readable.map((sha256) => ({ sha256, isNew: added.has(sha256) }));
}

/**
 * Brings along what pasted nodes name, as far as the asker may see it; the rest is left out of the answer. Throws
 * `too-large`, and brings nothing, where the project does not take the files.
 */
export async function copyToProject(
  parts: Parts,
  user: Account,
  project: ProjectId,
  { assets, media }: z.output<typeof CopyToProject>,
): Promise<CopiedToProject> {
  return parts.db.transaction(async (db) => {
    const within = { ...parts, db };
    return {
      assets: await copyAssets(within, user, project, assets),
      media: await admitMedia(within, user, project, media),
    };
  });
}
