import { backends, backendStates } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { ANSWER_HOLDS_SECONDS, Backend, type BackendId, BackendProbe } from '@dailies/shared/farm';
import type { BackendDefinition, ListedBackend } from '@dailies/shared/http';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';

type BackendRow = Pick<
  typeof backends.$inferSelect,
  'id' | 'definition' | 'credential' | 'mode' | 'createdAt' | 'changedAt'
>;

const presentDefinition = ({ definition, mode, credential, createdAt, changedAt }: BackendRow): BackendDefinition => ({
  ...Backend.parse(definition),
  mode,
  hasCredential: credential !== null,
  createdAt: createdAt.toISOString(),
  changedAt: changedAt.toISOString(),
});

const missing = (id: BackendId) => new DailiesError('not-found', `There is no backend "${id}".`);

/** Throws `not-found`. */
export async function readBackend(db: Queryable, id: BackendId): Promise<BackendDefinition> {
  const [row] = await db.select().from(backends).where(eq(backends.id, id));
  if (row === undefined) throw missing(id);
  return presentDefinition(row);
}

/** What a backend is signed in with, in clear, to be sent there and told to nobody; null: nothing. Throws `not-found`. */
export async function readCredential(
  { db, backendCredentials }: Pick<Services, 'db' | 'backendCredentials'>,
  id: BackendId,
): Promise<string | null> {
  const [row] = await db.select({ sealed: backends.credential }).from(backends).where(eq(backends.id, id));
  if (row === undefined) throw missing(id);
  return row.sealed === null ? null : backendCredentials.open(row.sealed);
}

async function select(db: Queryable, where: SQL | undefined): Promise<ListedBackend[]> {
  const rows = await db
    .select({
      backend: backends,
      state: backendStates,
      answers: sql<boolean>`COALESCE(${backendStates.answeredAt} > now() - make_interval(secs => ${ANSWER_HOLDS_SECONDS}), false)`,
      running: sql<number>`(SELECT count(*)::int FROM runs WHERE backend = ${backends.id} AND state = 'running')`,
      meanSeconds: sql<number | null>`(SELECT (sum(seconds * runs) / NULLIF(sum(runs), 0))::float8
        FROM pipeline_times WHERE backend = ${backends.id})`,
    })
    .from(backends)
    .leftJoin(backendStates, eq(backendStates.backendId, backends.id))
    .where(where)
    .orderBy(asc(backends.createdAt), asc(backends.id));
  return rows.map(({ backend, state, answers, running, meanSeconds }) => ({
    ...presentDefinition(backend),
    health: state === null ? 'unknown' : state.problem !== null ? 'down' : answers ? 'up' : 'unknown',
    problem: state?.problem ?? null,
    // What an older version kept is left out rather than in the way.
    probe: BackendProbe.safeParse(state?.probe).data ?? null,
    askedAt: state?.askedAt.toISOString() ?? null,
    answeredAt: state?.answeredAt?.toISOString() ?? null,
    retryAt: state?.retryAt?.toISOString() ?? null,
    running,
    meanSeconds,
  }));
}

/** Every backend with how it fares, in the order in which they were added. */
export const listBackends = (db: Queryable): Promise<ListedBackend[]> => select(db, undefined);

/** Throws `not-found`. */
export async function readListedBackend(db: Queryable, id: BackendId): Promise<ListedBackend> {
  const [row] = await select(db, eq(backends.id, id));
  if (row === undefined) throw missing(id);
  return row;
}
