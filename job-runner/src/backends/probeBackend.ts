import type { Sql } from '@dailies/migrations';
import { type Backend, BackendProbe } from '@dailies/shared/farm';
import type { Executor } from '../executors/Executor.ts';

const EVERY_SECONDS = 5;
const ANSWER_MS = 4_000;
/** A backend that stays away is asked after 2, 4, 8 … seconds, and then once a minute. */
const RETRY_AT_MOST_SECONDS = 60;
const SENTENCE_CHARACTERS = 500;

const NOTHING_TO_TELL: BackendProbe = { version: null, queued: 0, loaded: [], gpus: [] };

async function ask(executor: Executor): Promise<BackendProbe> {
  const probe = await executor.probe?.(AbortSignal.timeout(ANSWER_MS));
  return BackendProbe.parse(probe ?? NOTHING_TO_TELL);
}

/** Why a backend cannot be used, for whoever runs the installation. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `It did not answer within ${ANSWER_MS / 1_000} s; see whether it runs and can be reached from the job-runner.`;
  }
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error instanceof Error ? error.message : 'It gave no answer'}${cause}`.slice(0, SENTENCE_CHARACTERS);
}

/**
 * Asks a backend how it fares, where that is due and no other runner just does, and writes it down: the circuit breaker.
 * One that fails gets no runs and is left alone for a while that doubles; the first good answer opens it again.
 * True where it can take runs now and could not before.
 */
export async function probeBackend(
  sql: Sql,
  { backend, executor }: { readonly backend: Backend; readonly executor: Executor },
): Promise<boolean> {
  const [due] = await sql<{ is_up: boolean }[]>`
    INSERT INTO backend_states AS present (backend_id, asked_at)
    SELECT id, now() FROM backends WHERE id = ${backend.id}
    ON CONFLICT (backend_id) DO UPDATE SET asked_at = now()
      WHERE present.asked_at < now() - make_interval(secs => ${EVERY_SECONDS})
        AND (present.retry_at IS NULL OR present.retry_at <= now())
    RETURNING problem IS NULL AND answered_at IS NOT NULL AS is_up`;
  if (due === undefined) return false;
  try {
    const probe = await ask(executor);
    await sql`
      UPDATE backend_states SET probe = ${sql.json(probe)}, answered_at = now(), problem = NULL, failures = 0, retry_at = NULL
      WHERE backend_id = ${backend.id}`;
    return !due.is_up;
  } catch (error) {
    await sql`
      UPDATE backend_states SET problem = ${sentenceOf(error)}, failures = failures + 1,
        retry_at = now() + make_interval(secs => LEAST(${RETRY_AT_MOST_SECONDS}, power(2, LEAST(failures + 1, 6))))
      WHERE backend_id = ${backend.id}`;
    return false;
  }
}
