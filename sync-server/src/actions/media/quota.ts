import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId } from '@dailies/shared/ids';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

const GIGABYTE = 1e9;

export interface Quota {
  /** Of the project's own files; what Dailies makes of them does not count. */
  readonly usedBytes: number;
  /** null: as much as there is room for. */
  readonly maxBytes: number | null;
}

/** `fallback` is the installation's limit, for a project that has none of its own. */
export async function readQuota(db: Queryable, project: ProjectId, fallback: number | null): Promise<Quota> {
  const rows = await db.execute<{ used: string | null; own: string | null }>(sql`
    SELECT (SELECT sum(size_bytes) FROM project_media JOIN media USING (sha256) WHERE project_id = ${project}) AS used,
      (SELECT max_bytes FROM project_quotas WHERE project_id = ${project}) AS own`);
  const row = rows[0];
  return { usedBytes: Number(row?.used ?? 0), maxBytes: row?.own == null ? fallback : Number(row.own) };
}

/** Until the transaction ends, nobody else adds files to the project: two at once would both find room for the last gigabyte. */
export async function holdQuota(tx: Queryable, project: ProjectId): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`quota:${project}`}, 0))`);
}

export const gigabytes = (bytes: number): string =>
  bytes >= GIGABYTE / 10 ? `${Number((bytes / GIGABYTE).toFixed(1))} GB` : `${Number((bytes / 1e6).toFixed(1))} MB`;

/** Throws `too-large` where so many more bytes would be more than the project may take. */
export function checkQuota({ usedBytes, maxBytes }: Quota, moreBytes: number): void {
  if (maxBytes === null || usedBytes + moreBytes <= maxBytes) return;
  throw new DailiesError(
    'too-large',
    `The project's files take ${gigabytes(usedBytes)} of the ${gigabytes(maxBytes)} that it may have, so there is no room for ${gigabytes(moreBytes)} more; ask whoever runs this installation for more.`,
  );
}
