import type { Sql } from '@dailies/migrations';
import { type ExecutorKind, isRetried, type RunFailureCode, type RunOutcome } from '@dailies/shared/runs';
import type { BackendId } from '@dailies/shared/farm';
import type { Backends } from '../backends/Backends.ts';
import type { StoredPoster } from '../cpu/MediaReader.ts';
import { inSpan } from '@dailies/telemetry';
import { type Artifact, type Executor, stopReasonOf } from '../executors/Executor.ts';
import { failedEnd } from '../executors/failedEnd.ts';
import { logEnd } from '../executors/logEnd.ts';
import { anotherCanTake } from './anotherCanTake.ts';
import { checkStart } from './checkStart.ts';
import type { Claim } from './Claim.ts';
import { overBudget } from './overBudget.ts';
import { ProgressReporter } from './ProgressReporter.ts';
import type { OutcomeMedia } from './writeOutcome.ts';

/** What a claimed run came to. `requeue`: nothing ended, another attempt goes on. */
export type ClaimEnd =
  | {
      readonly type: 'outcome';
      readonly outcome: RunOutcome;
      readonly media: readonly OutcomeMedia[];
      readonly log: string;
      readonly costMicros?: number;
    }
  | {
      readonly type: 'requeue';
      readonly excused: boolean;
      readonly stalled?: boolean;
      readonly isGone?: boolean;
      readonly avoid?: Readonly<Record<string, string>>;
      readonly idleSeconds?: number;
    };

export interface Executing {
  readonly sql: Sql;
  /** This machine's own. */
  readonly executors: ReadonlyMap<ExecutorKind, Executor>;
  readonly backends: Pick<Backends, 'served' | 'suspect'>;
  readonly storePoster: (artifact: Artifact, signal: AbortSignal) => Promise<StoredPoster>;
  /** Of a project that has no limit of its own; null: none. */
  readonly projectQuotaBytes: number | null;
  /** Resolves when the media store takes blobs again, or the signal aborts; says meanwhile that it waits. */
  readonly storeReady: (signal: AbortSignal, onWait: () => void) => Promise<void>;
}

const failed = (code: RunFailureCode, message: string, log = ''): ClaimEnd => ({
  type: 'outcome',
  outcome: { state: 'failed', code, message: message.slice(0, 2_000) },
  media: [],
  log,
});

const stopped = (signal: AbortSignal, idleSeconds = 0): ClaimEnd =>
  stopReasonOf(signal) === 'released'
    ? { type: 'requeue', excused: true, idleSeconds }
    : { type: 'outcome', outcome: { state: 'cancelled' }, media: [], log: '' };

/** A run's log after why backends that it was at before could not run it. */
const logOf = ({ avoid }: Claim, log: string): string =>
  logEnd([...Object.entries(avoid).map(([backend, reason]) => `${backend}: ${reason}\n`), log].join(''));

/**
 * Executes a claimed run to its end: may it start, is there something to adopt, execute, poster. What
 * goes wrong is an end too; a rejection is a bug.
 */
export async function executeClaim(
  claim: Claim,
  { sql, executors, backends, storePoster, storeReady, projectQuotaBytes }: Executing,
  signal: AbortSignal,
): Promise<ClaimEnd> {
  if (claim.cancel_requested || signal.aborted) return stopped(signal);
  const check = checkStart(claim, projectQuotaBytes);
  if (!check.ok) return failed(check.code, check.message);
  const { order } = check;
  const budget = await overBudget(sql, claim);
  if (budget !== undefined) return failed('refused', budget);
  const place = placeOf(claim, { executors, backends });
  // Whoever took the backend away in the meantime did not mean this run.
  if (place === null) return { type: 'requeue', excused: true };
  const { executor, backend } = place;
  const startedMs = performance.now();
  const progress = new ProgressReporter(sql, claim);
  /** What passes is tried again; a store that is away or full is waited for before, as every try would end the same. */
  const failedOrAgain = async (code: RunFailureCode, message: string, log: string): Promise<ClaimEnd> => {
    if (!isRetried(code) || claim.attempt >= claim.max_attempts) return failed(code, message, logOf(claim, log));
    let idleSeconds = 0;
    if (code === 'storage') {
      const sinceMs = performance.now();
      await storeReady(signal, () => progress.wait('Waiting for the media store'));
      idleSeconds = (performance.now() - sinceMs) / 1_000;
      if (signal.aborted) return stopped(signal, idleSeconds);
    }
    return { type: 'requeue', excused: false, idleSeconds };
  };
  try {
    const watch = { onProgress: progress.report, onPreview: progress.preview, onWaiting: progress.wait, signal };
    const attributes = {
      'dailies.executor': executor.kind,
      'dailies.backend': claim.backend ?? executor.kind,
      'dailies.pipeline': order.pipeline.id,
    };
    const end = await inSpan(
      'execute',
      { attributes },
      async () =>
        (await executor.adopt?.(order, watch)) ?? (claim.only_adopts ? null : await executor.execute(order, watch)),
    );
    if (end === null) return { type: 'requeue', excused: true, isGone: true };
    if (end.state === 'stopped') return stopped(signal);
    if (end.state === 'failed') {
      if (end.code === 'machine-lost' && backend !== null) await backends.suspect(backend);
      if (end.code === 'missing-tool' && backend !== null) {
        const avoided = [...Object.keys(claim.avoid), backend];
        if (await anotherCanTake(sql, backends, order, avoided)) {
          return { type: 'requeue', excused: true, isGone: true, avoid: { [backend]: end.message } };
        }
      }
      return await failedOrAgain(end.code, end.message, end.log);
    }
    const runSeconds = claim.spent_seconds + (performance.now() - startedMs) / 1_000;
    const made = {
      ...end,
      log: logOf(claim, end.log),
      runSeconds,
      backend: backend ?? executor.kind,
      fallback: claim.fallback,
    };
    return await finished(made, storePoster, signal);
  } catch (error) {
    if (signal.aborted) return stopped(signal);
    const end = failedEnd(error, order);
    return end.state === 'failed' ? await failedOrAgain(end.code, end.message, end.log) : stopped(signal);
  } finally {
    await progress.stop();
  }
}

/** Where a claimed run is executed: this machine, or the backend that its claim names; null where that is gone. */
function placeOf(
  { backend: name }: Claim,
  { executors, backends }: Pick<Executing, 'executors' | 'backends'>,
): { readonly executor: Executor; readonly backend: BackendId | null } | null {
  for (const executor of executors.values()) if (executor.kind === name) return { executor, backend: null };
  for (const [backend, { executor }] of backends.served) if (backend === name) return { executor, backend };
  return null;
}

interface Made {
  readonly artifact: Artifact;
  readonly log: string;
  readonly costMicros?: number;
  readonly runSeconds: number;
  readonly backend: string;
  readonly fallback: string | null;
}

async function finished(
  { artifact, log, costMicros, runSeconds, backend, fallback }: Made,
  storePoster: Executing['storePoster'],
  signal: AbortSignal,
): Promise<ClaimEnd> {
  const { kind, media, mediaType, sizeBytes, widthPx, heightPx, frames, fps, trained } = artifact;
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
      fallback,
      ...(trained === undefined ? {} : { trained: trained.map(({ sha256, name }) => ({ sha256, name })) }),
    },
    media: [
      { sha256: media, mediaType, sizeBytes },
      poster,
      ...(trained ?? []).map((file) => ({
        sha256: file.sha256,
        mediaType: 'application/octet-stream',
        sizeBytes: file.sizeBytes,
      })),
    ],
    log,
    ...(costMicros === undefined ? {} : { costMicros }),
  };
}
