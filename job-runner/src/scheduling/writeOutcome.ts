import type { Sql, Tx } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId, RunId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { CHANNELS, type RunOutcome } from '@dailies/shared/runs';

/** A blob that an outcome names. */
export interface OutcomeMedia {
  readonly sha256: Sha256;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

export interface Ending {
  readonly run: RunId;
  readonly attempt: number;
  readonly outcome: RunOutcome;
  readonly media: readonly OutcomeMedia[];
  readonly log: string;
  /** What a provider takes for it, in millionths of a US dollar. */
  readonly costMicros?: number;
  /** Whether a blob is in the store; left out where none is named. */
  readonly hasBlob?: (sha256: Sha256) => Promise<boolean>;
}

/** Adds the outcome row and tells the servers; the run's own row is the caller's. */
export async function insertOutcome(tx: Tx, run: RunId, project: ProjectId, outcome: RunOutcome): Promise<void> {
  await tx`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES (${run}, ${project}, ${tx.json(outcome)})`;
  await tx`SELECT pg_notify(${CHANNELS.outcome}, ${JSON.stringify({ project })})`;
}

/** How much the newest run of a pipeline says of the next. */
const NEWEST_WEIGHS = 0.3;
/** The share of a run's time that earlier attempts may have, if it is to say how long the next run takes. */
const ANOTHERS_AT_MOST = 0.1;

/** A moving mean of what runs of a pipeline take on a backend. */
async function learnTime(tx: Tx, pipeline: string, backend: string, seconds: number): Promise<void> {
  await tx`
    INSERT INTO pipeline_times AS known (pipeline, backend, seconds, runs) VALUES (${pipeline}, ${backend}, ${seconds}, 1)
    ON CONFLICT (pipeline, backend) DO UPDATE SET runs = known.runs + 1, ended_at = now(),
      seconds = known.seconds + (EXCLUDED.seconds - known.seconds) * GREATEST(${NEWEST_WEIGHS}, 1.0 / (known.runs + 1))`;
}

/**
 * Ends a run in one transaction: its row, its outcome, its media, and the word to the servers.
 * `lost`: the run is no longer this attempt's, nothing was written, and the result is nobody's.
 */
export async function writeOutcome(
  sql: Sql,
  { run, attempt, outcome, media, log, costMicros, hasBlob }: Ending,
): Promise<'written' | 'lost'> {
  const runSeconds = outcome.state === 'succeeded' ? outcome.runSeconds : null;
  return sql.begin(async (tx) => {
    // What failed or was cancelled took its time too, in all of its attempts.
    const took = tx`COALESCE(${runSeconds}::real, spent_seconds + EXTRACT(EPOCH FROM now() - started_at))`;
    const rows = await tx<
      { project_id: ProjectId; pipeline: string | null; backend: string | null; spent_seconds: number }[]
    >`
      UPDATE runs SET state = ${outcome.state}, ended_at = now(), claimed_by = NULL, log = ${log === '' ? null : log},
        fraction = CASE WHEN ${outcome.state === 'succeeded'} THEN 1 ELSE fraction END,
        run_seconds = ${took}, gpu_seconds = CASE WHEN gpu_memory_bytes > 0 THEN ${took} ELSE 0 END,
        cost_micros = ${costMicros ?? null}
      WHERE id = ${run} AND attempt = ${attempt} AND state = 'running'
      RETURNING project_id, pipeline, backend, spent_seconds`;
    const [row] = rows;
    if (row === undefined) return 'lost';
    const project = row.project_id;
    await tx`DELETE FROM run_previews WHERE run_id = ${run}`;
    const isOfOneAttempt = row.spent_seconds <= ANOTHERS_AT_MOST * (runSeconds ?? 0);
    if (runSeconds !== null && isOfOneAttempt && row.pipeline !== null && row.backend !== null) {
      await learnTime(tx, row.pipeline, row.backend, runSeconds);
    }
    // In one order everywhere, so that two runs with the same media never wait for each other in a circle.
    for (const { sha256, mediaType, sizeBytes } of media.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))) {
      await tx`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, ${mediaType}, ${sizeBytes})
        ON CONFLICT DO NOTHING`;
      await tx`INSERT INTO project_media (project_id, sha256) VALUES (${project}, ${sha256}) ON CONFLICT DO NOTHING`;
    }
    // From its row on no file can be collected; one that was, as its content was an old file's that nothing
    // named, is made again by another attempt.
    for (const { sha256 } of media) {
      if ((await hasBlob?.(sha256)) === false) {
        throw new DailiesError('storage', `The file ${sha256} of this run was removed while its end was written.`);
      }
    }
    await insertOutcome(tx, run, project, outcome);
    return 'written';
  });
}
