import { assets, assetVersions, media, projectMedia, runOutcomes, runs, takes } from '@dailies/migrations/tables';
import { type TakeRecord, readTakes } from '@dailies/shared/document';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { isTerminal, type RunOutcome } from '@dailies/shared/runs';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import { recordMedia } from '../assets/assetMedia.ts';
import { readableMedia } from '../media/readableMedia.ts';
import type { NewIds } from './newIds.ts';
import type { FileMedia, FileRun } from './ProjectFile.ts';
import type { ProjectFile } from './readProjectFile.ts';
import { importedBackend } from './rebuildDocument.ts';

const ROWS_AT_ONCE = 500;
/** Pictures, videos and sounds; what else a file claims to be is only ever downloaded. */
const SHOWN_TYPES = /^(?:image\/(?:png|jpeg|webp|avif|gif)|video\/[a-z0-9.-]{1,40}|audio\/[a-z0-9.-]{1,40})$/;

export async function inParts<T>(rows: readonly T[], insert: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await insert(rows.slice(at, at + ROWS_AT_ONCE));
}

export interface Importing {
  readonly project: ProjectId;
  readonly importer: UserId;
  readonly userOf: (id: UserId) => UserId;
  readonly ids: NewIds;
}

/** Assets that are not here already, with all their versions, as the project's. */
export async function writeAssets(
  tx: Queryable,
  { project, importer, ids }: Importing,
  file: Pick<ProjectFile, 'assets'>,
  isThere: (id: string) => boolean,
): Promise<void> {
  for (const { id: oldId, kind, versions, tags } of file.assets) {
    const id = ids.asset(oldId);
    if (isThere(id)) continue;
    await tx.insert(assets).values({ id, projectId: project, kind, tags, createdBy: importer });
    const rows = new Map(versions.map(({ version, content, at }) => [version, { content, at }]));
    await inParts([...rows], (some) =>
      tx.insert(assetVersions).values(
        some.map(([version, { content, at }]) => ({
          assetId: id,
          version,
          content,
          createdBy: importer,
          createdAt: new Date(at),
        })),
      ),
    );
    for (const [version, { content }] of rows) await recordMedia(tx, { id, version }, content, () => false);
  }
}

/** Opens to whoever sees the imported assets those of their files that the project may read. */
export async function openAssetMedia(tx: Queryable, { project }: Importing): Promise<void> {
  await tx.execute(sql`
    UPDATE asset_media SET is_opened = true FROM assets
    WHERE assets.id = asset_media.asset_id AND assets.project_id = ${project}
      AND asset_media.sha256 IN (SELECT sha256 FROM project_media WHERE project_id = ${project})`);
}

const imported = (outcome: RunOutcome): RunOutcome =>
  outcome.state === 'succeeded' ? { ...outcome, backend: importedBackend(outcome.backend) } : outcome;

/** A run and its take as rows. The take says what the document says of it, with the provenance of the file. */
function rowsOf({ project, userOf, ids }: Importing, { take, ...run }: FileRun, thin: ReadonlyMap<string, TakeRecord>) {
  const own = take === null ? undefined : ids.takes.get(take.id);
  const request = own?.request ?? ids.request(run.request);
  const id = own?.run ?? ids.run(run.request, run.variation);
  if (request === undefined || id === undefined || !isTerminal(run.state)) return undefined;
  const ended = run.endedAt === null ? null : new Date(run.endedAt);
  const record = take === null ? undefined : thin.get(take.id);
  return {
    run: {
      id,
      projectId: project,
      requestId: request,
      nodeId: run.node,
      variation: own?.variation ?? run.variation,
      state: run.state,
      requestedBy: userOf(run.requestedBy),
      requestedAt: new Date(run.requestedAt),
      spec: run.spec,
      recipeHash: run.spec?.recipeHash ?? null,
      seed: run.spec?.seed ?? null,
      fraction: run.state === 'succeeded' ? 1 : 0,
      startedAt: run.startedAt === null ? null : new Date(run.startedAt),
      endedAt: ended,
    },
    outcome:
      run.outcome === null
        ? null
        : { runId: id, projectId: project, outcome: imported(run.outcome), appliedAt: new Date() },
    take:
      take === null || own === undefined || record === undefined || run.state !== 'succeeded'
        ? null
        : {
            id: own.take,
            projectId: project,
            nodeId: record.node,
            runId: id,
            recipeHash: take.recipeHash,
            seed: take.seed,
            recipe: take.recipe,
            outcome: imported(take.outcome),
            madeBy: userOf(take.madeBy),
            createdAt: new Date(take.createdAt),
          },
  };
}

/** How runs went and takes came to be. Nothing of it is queued: every run has ended. */
export async function writeRuns(tx: Queryable, importing: Importing, file: Pick<ProjectFile, 'runs' | 'document'>) {
  const thin = new Map<string, TakeRecord>(readTakes(file.document).map((take) => [take.id, take]));
  const byRun = new Map(
    file.runs.flatMap((line) => {
      const rows = rowsOf(importing, line, thin);
      return rows === undefined ? [] : [[rows.run.id, rows] as const];
    }),
  );
  const rows = [...byRun.values()];
  await inParts(rows, (some) => tx.insert(runs).values(some.map(({ run }) => run)));
  const outcomes = rows.flatMap(({ outcome }) => outcome ?? []);
  await inParts(outcomes, (some) => tx.insert(runOutcomes).values(some));
  const made = rows.flatMap(({ take }) => take ?? []);
  await inParts(made, (some) => tx.insert(takes).values(some));
}

type Files = Pick<ProjectFile, 'files' | 'carried'>;

/** Files that are named and do not come with it. */
const namedOnly = ({ files, carried }: Files): Sha256[] => [
  ...new Set(files.map(({ sha256 }) => sha256).filter((sha256) => !carried.has(sha256))),
];

/** Those of them that the importer may read here already. */
export async function readableOf(db: Queryable, importer: UserId, file: Files): Promise<Sha256[]> {
  const readable: Sha256[] = [];
  await inParts(namedOnly(file), async (some) => readable.push(...(await readableMedia(db, importer, some))));
  return readable;
}

/**
 * Lets the project's members read the files that came with it, and those that the importer may read here
 * already. One that is only named opens nothing: whoever knows a hash could otherwise read any file.
 */
export async function writeMedia(
  tx: Queryable,
  { project, importer }: Importing,
  file: Files,
): Promise<{ here: number; missing: number }> {
  const known = new Map<Sha256, FileMedia>(file.files.map((each) => [each.sha256, each]));
  const readable = await readableOf(tx, importer, file);
  await inParts([...file.carried], (some) =>
    tx
      .insert(media)
      .values(
        some.map(([sha256, sizeBytes]) => {
          const type = known.get(sha256)?.mediaType ?? '';
          return {
            sha256,
            mediaType: SHOWN_TYPES.test(type) ? type : 'application/octet-stream',
            sizeBytes,
          };
        }),
      )
      .onConflictDoNothing(),
  );
  const here = [...file.carried.keys(), ...readable];
  await inParts(here, (some) => tx.insert(projectMedia).values(some.map((sha256) => ({ projectId: project, sha256 }))));
  return { here: here.length, missing: namedOnly(file).length - readable.length };
}
