import type { Sql } from '@dailies/migrations';
import { type ExecutorKind, executorsOf, isRetried, type RunFailureCode, type RunOutcome } from '@dailies/shared/runs';
import type { StoredPoster } from '../cpu/MediaReader.ts';
import { inSpan } from '@dailies/telemetry';
import { type Artifact, type Executor, stopReasonOf } from '../executors/Executor.ts';
import { failedEnd } from '../executors/failedEnd.ts';
import { checkStart } from './checkStart.ts';
import type { Claim } from './Claim.ts';
import { ProgressReporter } from './ProgressReporter.ts';
import type { OutcomeMedia } from './writeOutcome.ts';

/** What a claimed run came to. `requeue`: nothing ended, another attempt goes on. */
export type ClaimEnd =
  | {
      readonly type: 'outcome';
      readonly outcome: RunOutcome;
      readonly media: readonly OutcomeMedia[];
      readonly log: string;
    }
  | { readonly type: 'requeue'; readonly excused: boolean };

export interface Executing {
  readonly sql: Sql;
  readonly executors: ReadonlyMap<ExecutorKind, Executor>;
  readonly storePoster: (artifact: Artifact, signal: AbortSignal) => Promise<StoredPoster>;
  /** Of a project that has no limit of its own; null: none. */
  readonly projectQuotaBytes: number | null;
  /** Resolves when the media store takes blobs again, or the signal aborts. */
  readonly storeReady: (signal: AbortSignal) => Promise<void>;
}

const failed = (code: RunFailureCode, message: string, log = ''): ClaimEnd => ({
  type: 'outcome',
  outcome: { state: 'failed', code, message: message.slice(0, 2_000) },
  media: [],
  log,
});

const stopped = (signal: AbortSignal): ClaimEnd =>
  stopReasonOf(signal) === 'released'
    ? { type: 'requeue', excused: true }
    : { type: 'outcome', outcome: { state: 'cancelled' }, media: [], log: '' };

/**
 * Executes a claimed run to its end: may it start, is there something to adopt, execute, poster. What
 * goes wrong is an end too; a rejection is a bug.
 */
export async function executeClaim(
  claim: Claim,
  { sql, executors, storePoster, storeReady, projectQuotaBytes }: Executing,
  signal: AbortSignal,
): Promise<ClaimEnd> {
  if (claim.cancel_requested || signal.aborted) return stopped(signal);
  const check = checkStart(claim, projectQuotaBytes);
  if (!check.ok) return failed(check.code, check.message);
  const { order } = check;
  const executor = executorsOf(order.pipeline).flatMap((kind) => executors.get(kind) ?? [])[0];
  if (executor === undefined) {
    return failed(
      'missing-tool',
      `${order.pipeline.title} cannot run on this machine; choose another quality and generate again.`,
    );
  }
  const startedMs = performance.now();
  const progress = new ProgressReporter(sql, claim);
  /** What passes is tried again; a store that is away or full is waited for before, as every try would end the same. */
  const failedOrAgain = async (code: RunFailureCode, message: string, log: string): Promise<ClaimEnd> => {
    if (!isRetried(code) || claim.attempt >= claim.max_attempts) return failed(code, message, log);
    if (code === 'storage') {
      progress.report(claim.fraction, 'Waiting for the media store');
      await storeReady(signal);
      if (signal.aborted) return stopped(signal);
    }
    return { type: 'requeue', excused: false };
  };
  try {
    const watch = { onProgress: progress.report, signal };
    const attributes = { 'dailies.executor': executor.kind, 'dailies.pipeline': order.pipeline.id };
    const end = await inSpan(
      'execute',
      { attributes },
      async () => (await executor.adopt?.(order, watch)) ?? (await executor.execute(order, watch)),
    );
    if (end.state === 'stopped') return stopped(signal);
    if (end.state === 'failed') return await failedOrAgain(end.code, end.message, end.log);
    const runSeconds = (performance.now() - startedMs) / 1_000;
    return await finished(executor.kind, end.artifact, runSeconds, end.log, storePoster, signal);
  } catch (error) {
    if (signal.aborted) return stopped(signal);
    const end = failedEnd(error, order);
    return end.state === 'failed' ? await failedOrAgain(end.code, end.message, end.log) : stopped(signal);
  } finally {
    await progress.stop();
  }
}

async function finished(
  backend: string,
  artifact: Artifact,
  runSeconds: number,
  log: string,
  storePoster: Executing['storePoster'],
  signal: AbortSignal,
): Promise<ClaimEnd> {
  const { kind, media, mediaType, sizeBytes, widthPx, heightPx, frames, fps } = artifact;
  const poster = await inSpan('make poster', {}, () => storePoster(artifact, signal));
  return {
    type: 'outcome',
    outcome: {
      state: 'succeeded',
      kind,
      media,
      mediaType,
      poster: poster.sha256,
      widthPx,
      heightPx,
      frames,
      fps,
      backend,
      runSeconds,
      fallback: null,
    },
    media: [{ sha256: media, mediaType, sizeBytes }, poster],
    log,
  };
}
