import { runOutcomes, runs } from '@dailies/migrations/tables';
import type { RunId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

const select = (db: Queryable, id: RunId) =>
  db
    .select({
      id: runs.id,
      projectId: runs.projectId,
      requestId: runs.requestId,
      nodeId: runs.nodeId,
      variation: runs.variation,
      state: runs.state,
      fraction: runs.fraction,
      phase: runs.phase,
      attempt: runs.attempt,
      cancelRequested: runs.cancelRequested,
      log: runs.log,
      requestedAt: runs.requestedAt,
      startedAt: runs.startedAt,
      endedAt: runs.endedAt,
      outcome: runOutcomes.outcome,
    })
    .from(runs)
    .leftJoin(runOutcomes, eq(runOutcomes.runId, runs.id))
    .where(eq(runs.id, id));

export type RunRow = Awaited<ReturnType<typeof select>>[number];

/** A run with how it ended, whoever asks: authorise with its project. */
export async function readRun(db: Queryable, id: RunId): Promise<RunRow | undefined> {
  const [row] = await select(db, id);
  return row;
}
