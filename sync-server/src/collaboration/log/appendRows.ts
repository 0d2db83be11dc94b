import type { Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import type { LogEntry } from './LogEntry.ts';

/** The fence that each project has now; a row under another one was not appended. */
export type Fences = ReadonlyMap<ProjectId, string>;

/** `appendRows` for one row without claims: most of them, while few people edit. It takes PostgreSQL half as long. */
export async function appendRow(sql: Sql, { project, fence, user, update }: LogEntry): Promise<Fences> {
  const found = await sql<{ fence: string }[]>`
    WITH held AS (
      SELECT fence FROM document_leases WHERE project_id = ${project} FOR SHARE
    ), appended AS (
      INSERT INTO document_updates (project_id, user_id, update)
      SELECT ${project}, ${user}, ${update}::bytea FROM held WHERE fence = ${fence}::bigint
    )
    SELECT fence::text AS fence FROM held`;
  return new Map(found.map((row) => [project, row.fence]));
}

/**
 * Appends under the leases' fences, in one statement. The share lock on a lease makes a take-over
 * wait for appends under way, so that a new owner's load sees them.
 *
 * Rows go as arrays, and their bytes as one value that is cut up again: the statement is the same
 * however many there are, so that PostgreSQL prepares two of them and not one for each size of batch.
 */
export async function appendRows(sql: Sql, entries: readonly LogEntry[]): Promise<Fences> {
  const projects = [...new Set(entries.map(({ project }) => project))];
  // 1-based, as `substring` counts.
  const starts: number[] = [];
  let start = 1;
  for (const { update } of entries) {
    starts.push(start);
    start += update.length;
  }
  const claims = entries.flatMap(({ project, fence, claimant, claims: clients }) =>
    clients.map((client) => ({ project, fence, claimant, client })),
  );
  const claimed =
    claims.length === 0
      ? ''
      : `, claimed AS (
          INSERT INTO document_clients (project_id, client_id, user_id)
          SELECT v.project_id, v.client_id, v.user_id
          FROM unnest($8::text[], $9::bigint[], $10::bigint[], $11::text[]) AS v (project_id, fence, client_id, user_id)
          JOIN held ON held.project_id = v.project_id AND held.fence = v.fence
          ON CONFLICT DO NOTHING)`;
  const found = await sql.unsafe<{ project_id: ProjectId; fence: string }[]>(
    `WITH held AS (
      SELECT project_id, fence FROM document_leases WHERE project_id = ANY($1::text[])
      ORDER BY project_id FOR SHARE
    ), appended AS (
      INSERT INTO document_updates (project_id, user_id, update)
      SELECT v.project_id, v.user_id, substring($7::bytea FROM v.start FOR v.length)
      FROM unnest($2::text[], $3::bigint[], $4::text[], $5::int[], $6::int[]) WITH ORDINALITY
        AS v (project_id, fence, user_id, start, length, place)
      JOIN held ON held.project_id = v.project_id AND held.fence = v.fence
      ORDER BY v.place
    )${claimed}
    SELECT project_id, fence::text AS fence FROM held`,
    [
      projects,
      entries.map(({ project }) => project),
      entries.map(({ fence }) => fence),
      entries.map(({ user }) => user),
      starts,
      entries.map(({ update }) => update.length),
      Buffer.concat(entries.map(({ update }) => update)),
      ...(claims.length === 0
        ? []
        : [
            claims.map(({ project }) => project),
            claims.map(({ fence }) => fence),
            claims.map(({ client }) => client),
            claims.map(({ claimant }) => claimant),
          ]),
    ],
    { prepare: true },
  );
  return new Map(found.map(({ project_id: project, fence }) => [project, fence]));
}
