import { backends, backendStates, runs } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { Backend, type BackendId } from '@dailies/shared/farm';
import type { ChangeBackend, CreateBackend } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import { and, count, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { tellFarm } from './tellFarm.ts';

type Parts = Pick<Services, 'db' | 'backendCredentials'>;

/** Locks the backend until the transaction ends. Throws `not-found`. */
async function lock(tx: Queryable, id: BackendId): Promise<Backend> {
  const [row] = await tx
    .select({ definition: backends.definition })
    .from(backends)
    .where(eq(backends.id, id))
    .for('update');
  if (row === undefined) throw new DailiesError('not-found', `There is no backend "${id}".`);
  return Backend.parse(row.definition);
}

/** After a change nobody knows how it fares: job-runners ask it anew, also where they left it alone. */
const askAnew = (tx: Queryable, id: BackendId) =>
  tx
    .update(backendStates)
    .set({ askedAt: new Date(0), retryAt: null, failures: 0 })
    .where(eq(backendStates.backendId, id));

/** What it last answered was to another address or another credential, and says nothing of this one. */
const askAsNew = (tx: Queryable, id: BackendId) =>
  tx
    .update(backendStates)
    .set({ askedAt: new Date(0), retryAt: null, failures: 0, answeredAt: null, problem: null })
    .where(eq(backendStates.backendId, id));

/** Adds a backend. Throws `conflict` where the id is taken. */
export async function createBackend(
  { db, backendCredentials }: Parts,
  actor: UserId,
  { credential, ...definition }: CreateBackend,
): Promise<void> {
  const { id, connection } = definition;
  await db.transaction(async (tx) => {
    const added = await tx
      .insert(backends)
      .values({ id, definition, credential: credential === undefined ? null : backendCredentials.seal(credential) })
      .onConflictDoNothing()
      .returning({ id: backends.id });
    if (added.length === 0)
      throw new DailiesError('conflict', `There is a backend "${id}" already; choose another id.`);
    const details = { kind: connection.executor };
    await recordAudit(tx, { action: 'backend.created', actor, subject: id, details });
    await tellFarm(tx);
  });
}

/** Changes what a backend is, or its mode. Throws `not-found`, and `conflict` where it would become another kind. */
export async function changeBackend(
  { db }: Pick<Parts, 'db'>,
  actor: UserId,
  id: BackendId,
  { mode, ...changes }: ChangeBackend,
): Promise<void> {
  await db.transaction(async (tx) => {
    const present = await lock(tx, id);
    const { executor } = present.connection;
    if (changes.connection !== undefined && changes.connection.executor !== executor) {
      throw new DailiesError(
        'conflict',
        `"${present.title}" stays of the kind ${executor}, whose credential and runs it has; add another backend for the other kind.`,
      );
    }
    const definition = Backend.parse({ ...present, ...changes });
    await tx
      .update(backends)
      .set({ definition, changedAt: sql`now()`, ...(mode === undefined ? {} : { mode }) })
      .where(eq(backends.id, id));
    if (changes.connection !== undefined) await askAsNew(tx, id);
    else if (mode === 'active') await askAnew(tx, id);
    const details = { mode, changed: Object.keys(changes).sort().join(' ') };
    await recordAudit(tx, { action: 'backend.changed', actor, subject: id, details });
    await tellFarm(tx);
  });
}

/** Throws `not-found`, and `conflict` while something runs there. */
export async function removeBackend({ db }: Pick<Parts, 'db'>, actor: UserId, id: BackendId): Promise<void> {
  await db.transaction(async (tx) => {
    const { title } = await lock(tx, id);
    const [there] = await tx
      .select({ running: count() })
      .from(runs)
      .where(and(eq(runs.backend, id), eq(runs.state, 'running')));
    const running = there?.running ?? 0;
    if (running > 0) {
      const what = running === 1 ? 'A run is' : `${running} runs are`;
      throw new DailiesError(
        'conflict',
        `${what} under way on "${title}"; drain it, and remove it when they have ended.`,
      );
    }
    await tx.delete(backends).where(eq(backends.id, id));
    await recordAudit(tx, { action: 'backend.removed', actor, subject: id });
    await tellFarm(tx);
  });
}

/** Keeps what a backend is signed in with, encrypted; null: nothing any more. Throws `not-found`. */
export async function setBackendCredential(
  { db, backendCredentials }: Parts,
  actor: UserId,
  id: BackendId,
  credential: string | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lock(tx, id);
    await tx
      .update(backends)
      .set({ credential: credential === null ? null : backendCredentials.seal(credential), changedAt: sql`now()` })
      .where(eq(backends.id, id));
    await askAsNew(tx, id);
    const details = { removed: credential === null };
    await recordAudit(tx, { action: 'backend.credential-changed', actor, subject: id, details });
    await tellFarm(tx);
  });
}

/** Has job-runners ask a backend now how it fares. Throws `not-found`. */
export async function checkBackend({ db }: Pick<Parts, 'db'>, id: BackendId): Promise<void> {
  await db.transaction(async (tx) => {
    await lock(tx, id);
    await askAnew(tx, id);
    await tellFarm(tx);
  });
}
