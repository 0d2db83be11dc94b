import { documentVersions } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { VersionKind } from '@dailies/shared/http';
import type { ProjectId, VersionId } from '@dailies/shared/ids';
import { and, asc, desc, eq, gte, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import { decodeCursor, pageOfRows } from '../cursor.ts';

const columns = {
  id: documentVersions.id,
  kind: documentVersions.kind,
  name: documentVersions.name,
  by: documentVersions.madeBy,
  at: documentVersions.createdAt,
  epoch: documentVersions.epoch,
  nodeCount: documentVersions.nodeCount,
  editors: documentVersions.editors,
  sizeBytes: documentVersions.sizeBytes,
  cursorAt: sql<string>`${documentVersions.createdAt}::text`,
};

const select = (db: Queryable, where: SQL | undefined) =>
  db
    .select(columns)
    .from(documentVersions)
    .where(where)
    .orderBy(desc(documentVersions.createdAt), desc(documentVersions.id));

export type VersionRow = Awaited<ReturnType<typeof select>>[number];

export interface VersionsWanted {
  /** `named` is every version that has a name, however it began. */
  readonly kind?: VersionKind | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A project's versions, newest first. */
export async function listVersions(db: Queryable, project: ProjectId, { kind, cursor, limit }: VersionsWanted) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const rows = await select(
    db,
    and(
      eq(documentVersions.projectId, project),
      kind === 'named' ? isNotNull(documentVersions.name) : kind && eq(documentVersions.kind, kind),
      after && sql`(${documentVersions.createdAt}, ${documentVersions.id}) < (${after[0]}::timestamptz, ${after[1]})`,
    ),
  ).limit(limit + 1);
  return pageOfRows(rows, limit);
}

const missing = (version: string): DailiesError =>
  new DailiesError('not-found', `There is no version "${version}" in this project; it may have been thinned out.`);

/** Throws `not-found` where the project has no such version. */
export async function readVersion(db: Queryable, project: ProjectId, version: VersionId): Promise<VersionRow> {
  const [row] = await select(db, and(eq(documentVersions.projectId, project), eq(documentVersions.id, version)));
  if (row === undefined) throw missing(version);
  return row;
}

const stateColumns = {
  id: documentVersions.id,
  schema: documentVersions.schema,
  epoch: documentVersions.epoch,
  packed: documentVersions.state,
};

/** A state as it was kept: packed, and of the schema that it had. */
export interface KeptState {
  readonly id: VersionId;
  readonly schema: number;
  readonly epoch: number;
  readonly packed: Uint8Array;
}

/** Throws `not-found` where the project has no such version. */
export async function readVersionState(db: Queryable, project: ProjectId, version: VersionId): Promise<KeptState> {
  const [row] = await db
    .select(stateColumns)
    .from(documentVersions)
    .where(and(eq(documentVersions.projectId, project), eq(documentVersions.id, version)));
  if (row === undefined) throw missing(version);
  return row;
}

/** A kept state by its id alone. Throws `not-found` where there is none. */
export async function readKeptState(db: Queryable, version: VersionId): Promise<KeptState> {
  const [row] = await db.select(stateColumns).from(documentVersions).where(eq(documentVersions.id, version));
  if (row === undefined) throw missing(version);
  return row;
}

/** The state that ended an epoch, or the first one that was kept after it. Throws `not-found` where none was. */
export async function readEpochState(db: Queryable, project: ProjectId, epoch: number): Promise<KeptState> {
  const [row] = await db
    .select(stateColumns)
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.projectId, project),
        eq(documentVersions.kind, 'epoch'),
        gte(documentVersions.epoch, epoch),
      ),
    )
    .orderBy(asc(documentVersions.epoch), asc(documentVersions.createdAt))
    .limit(1);
  if (row === undefined) {
    throw new DailiesError(
      'not-found',
      `No state was kept from the end of epoch ${epoch}; compare the copy with the project as it is now.`,
    );
  }
  return row;
}
