import { randomBytes } from 'node:crypto';
import { jsonLines, writeArchive, type WrittenEntry } from '@dailies/archive/container';
import {
  assetProjects,
  assets,
  assetVersions,
  media,
  projectMedia,
  runOutcomes,
  runs,
  takeProjects,
  takes,
  user,
} from '@dailies/migrations/tables';
import { readComments, readMeta, readNodes, readTakes } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import type { ExportSummary } from '@dailies/shared/http';
import { AssetId, type ProjectId, UserId } from '@dailies/shared/ids';
import { mentionsIn } from '@dailies/shared/mentions';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type * as Y from 'yjs';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';
import type { Access } from '../projects/accessProject.ts';
import { recordsOfDocument } from './documentRecords.ts';
import { hashedAddress } from './hashedAddress.ts';
import {
  FileMedia,
  type FilePerson,
  type FileRecord,
  FileRun,
  MEDIA_PREFIX,
  type ProjectFileHeader,
} from './ProjectFile.ts';

const ROWS_AT_ONCE = 500;

const mediaOf = (db: Queryable, project: ProjectId) =>
  db
    .select({ sha256: media.sha256, mediaType: media.mediaType, sizeBytes: media.sizeBytes })
    .from(projectMedia)
    .innerJoin(media, eq(media.sha256, projectMedia.sha256))
    .where(eq(projectMedia.projectId, project))
    .orderBy(asc(media.sha256));

/** What an export would hold now. */
export async function summariseExport(
  { db, documents }: Pick<Services, 'db' | 'documents'>,
  project: ProjectId,
): Promise<ExportSummary> {
  const counts = await documents.read(project, (doc) => ({
    nodes: readNodes(doc).length,
    takes: readTakes(doc).length,
    comments: readComments(doc).length,
  }));
  const [files] = await db
    .select({ count: sql<number>`count(*)::int`, bytes: sql<string>`coalesce(sum(${media.sizeBytes}), 0)::text` })
    .from(projectMedia)
    .innerJoin(media, eq(media.sha256, projectMedia.sha256))
    .where(eq(projectMedia.projectId, project));
  return { ...counts, mediaFiles: files?.count ?? 0, mediaBytes: Number(files?.bytes ?? 0) };
}

const selectRuns = (db: Queryable) =>
  db
    .select({ run: runs, outcome: runOutcomes.outcome, take: takes })
    .from(runs)
    .leftJoin(runOutcomes, eq(runOutcomes.runId, runs.id))
    .leftJoin(takes, eq(takes.runId, runs.id));
type RunRow = Awaited<ReturnType<typeof selectRuns>>[number];

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A row as the file has it; undefined where this version cannot read it. */
function fileRun({ run, outcome, take }: RunRow): FileRun | undefined {
  const parsed = FileRun.safeParse({
    id: run.id,
    request: run.requestId,
    node: run.nodeId,
    variation: run.variation,
    state: run.state,
    requestedBy: run.requestedBy,
    requestedAt: iso(run.requestedAt),
    startedAt: iso(run.startedAt),
    endedAt: iso(run.endedAt),
    spec: run.spec ?? null,
    outcome: outcome ?? null,
    take: take && { ...take, createdAt: iso(take.createdAt) },
  });
  return parsed.success ? parsed.data : undefined;
}

/** The runs of the project, and those of takes that came to it from others; a few hundred rows at a time. */
async function* runLines(db: Queryable, project: ProjectId): AsyncGenerator<FileRun> {
  const brought = db.select({ id: takeProjects.takeId }).from(takeProjects).where(eq(takeProjects.projectId, project));
  const ids = await db
    .select({ id: runs.id })
    .from(runs)
    .leftJoin(takes, eq(takes.runId, runs.id))
    .where(or(eq(runs.projectId, project), inArray(takes.id, brought)))
    .orderBy(asc(runs.id));
  for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
    const some = ids.slice(at, at + ROWS_AT_ONCE).map(({ id }) => id);
    for (const row of await selectRuns(db).where(inArray(runs.id, some)).orderBy(asc(runs.id))) {
      const line = fileRun(row);
      if (line !== undefined) yield line;
    }
  }
}

/** The project's assets, and others that its nodes name, each with all versions. */
async function* assetLines(db: Queryable, project: ProjectId, named: readonly AssetId[]) {
  const brought = db
    .select({ id: assetProjects.assetId })
    .from(assetProjects)
    .where(eq(assetProjects.projectId, project));
  const rows = await db
    .select({ asset: assets, version: assetVersions })
    .from(assets)
    .innerJoin(assetVersions, eq(assetVersions.assetId, assets.id))
    .where(
      or(
        eq(assets.projectId, project),
        inArray(assets.id, brought),
        // The studio's alone: a node may name whatever it likes, and other projects' are their members' business.
        named.length === 0 ? undefined : and(isNull(assets.projectId), inArray(assets.id, [...named])),
      ),
    )
    .orderBy(asc(assets.id), asc(assetVersions.version));
  for (const { id, kind, tags } of new Map(rows.map(({ asset }) => [asset.id, asset])).values()) {
    const versions = rows
      .filter(({ asset }) => asset.id === id)
      .map(({ version: { version, content, createdAt } }) => ({ version, content, at: createdAt.toISOString() }));
    yield { id, kind, tags, versions };
  }
}

/** Whoever a record or a run names: found by their accounts, so that ids of nobody stay out. */
async function peopleOf(db: Queryable, salt: string, records: readonly FileRecord[]): Promise<FilePerson[]> {
  const words = new Set(JSON.stringify(records).match(/[A-Za-z0-9_-]{1,64}/g));
  const rows = await db.select({ id: user.id, email: user.email }).from(user).orderBy(asc(user.id));
  return rows
    .filter(({ id }) => words.has(id))
    .map(({ id, email }) => ({ id: UserId.parse(id), email: hashedAddress(salt, email) }));
}

/** The assets that nodes ask for, in a param of their own or by a mention in a text. */
const namedAssets = (doc: Y.Doc): AssetId[] =>
  readNodes(doc).flatMap(({ type, params }) =>
    Object.entries(NODE_TYPES.get(type)?.params ?? {}).flatMap(([name, { control }]) => {
      const value = params[name];
      if (control === 'text' && typeof value === 'string') {
        return mentionsIn(value).flatMap((mention) => (mention.of === 'user' ? [] : [AssetId.parse(mention.id)]));
      }
      const id = control === 'asset' ? AssetId.safeParse(value) : undefined;
      return id?.success === true ? [id.data] : [];
    }),
  );

export interface ExportWanted {
  readonly media: boolean;
  /** The host that people know this installation by. */
  readonly studio: string;
}

async function* exportEntries(
  { db, store, log }: Services,
  project: ProjectId,
  records: readonly FileRecord[],
  named: readonly AssetId[],
  { salt, media: withMedia }: ProjectFileHeader,
): AsyncGenerator<WrittenEntry> {
  const entry = (name: string, lines: AsyncIterable<unknown> | Iterable<unknown>): WrittenEntry => ({
    name,
    info: null,
    pack: true,
    content: jsonLines(lines),
  });
  yield entry('people', await peopleOf(db, salt, records));
  yield entry('document', records);
  yield entry('runs', runLines(db, project));
  yield entry('assets', assetLines(db, project, named));
  const files = await mediaOf(db, project);
  yield entry('files', FileMedia.array().parse(files));
  if (!withMedia) return;
  for (const { sha256 } of files) {
    try {
      yield { name: `${MEDIA_PREFIX}${sha256}`, info: null, pack: false, content: await store.read(sha256) };
    } catch (error) {
      if (!(error instanceof DailiesError && error.code === 'not-found')) throw error;
      log.warn({ project, sha256 }, 'a file of an exported project is not in the store');
    }
  }
}

/**
 * One project as a file, made while it is sent: the document as plain records, how its takes came to be, its
 * assets, and its media where they are wanted. Not in it: members and their addresses, invitations, and the
 * history of the document.
 */
export async function exportProject(
  services: Services,
  { project, name }: Access,
  { media: withMedia, studio }: ExportWanted,
): Promise<AsyncGenerator<Uint8Array>> {
  const { documents, now } = services;
  // The document first: takes have their rows before they are in it.
  const { records, named, schema } = await documents.read(project, (doc) => ({
    records: recordsOfDocument(doc),
    named: namedAssets(doc),
    schema: readMeta(doc).schema,
  }));
  const header: ProjectFileHeader = {
    format: 'dailies-project',
    version: 1,
    exportedAt: new Date(now()).toISOString(),
    name,
    documentSchema: Math.max(1, schema),
    studio,
    salt: randomBytes(16).toString('hex'),
    media: withMedia,
  };
  return writeArchive(header, exportEntries(services, project, records, named, header));
}
