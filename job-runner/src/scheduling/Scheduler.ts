import type { RunId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { CHANNELS, Pipeline } from '@dailies/shared/runs';
import { inSpan, pastSpan, withLogFields } from '@dailies/telemetry';
import type { Logger } from 'pino';
import type { StopReason } from '../executors/Executor.ts';
import type { RunnerMetrics } from '../metrics/RunnerMetrics.ts';
import type { Claim } from './Claim.ts';
import { type Claiming, claimRun } from './claimRun.ts';
import { type ClaimEnd, executeClaim, type Executing } from './executeClaim.ts';
import { requeueRun } from './requeueRun.ts';
import { isAway, whileAway } from './whileAway.ts';
import { writeOutcome } from './writeOutcome.ts';

export interface SchedulerOptions extends Claiming, Executing {
  readonly hasBlob: (sha256: Sha256) => Promise<boolean>;
  /** Runs at the same time, at most. */
  readonly concurrency: number;
  readonly log: Logger;
  readonly metrics: RunnerMetrics;
}

interface ActiveRun {
  readonly claim: Claim;
  readonly stop: AbortController;
  /** It reported nothing for so many seconds that it is stopped. */
  stuckSeconds: number | null;
  /** Its end is known and is being written: too late to stop it. */
  isEnding: boolean;
}

const UNKNOWN_TWICE = 2;
/** How often a run that is stuck is started again. */
const STALLS_AT_MOST = 2;

/** What becomes of a run that was stopped because it was stuck, unless it just ended by itself. */
function stuckEnd({ stalls, pipeline_definition }: Claim, limitSeconds: number, end: ClaimEnd): ClaimEnd {
  if (end.type === 'requeue' || end.outcome.state !== 'cancelled') return end;
  if (stalls < STALLS_AT_MOST) return { type: 'requeue', excused: true, stalled: true, isGone: true };
  const { title = 'This pipeline' } = Pipeline.safeParse(pipeline_definition).data ?? {};
  const message = `${title} reported nothing for ${limitSeconds} s, ${stalls + 1} times; look at the backend that it ran on, then generate it again.`;
  return { ...end, outcome: { state: 'failed', code: 'timeout', message } };
}

/**
 * Claims queued runs while there is room, executes them, and writes how they ended.
 *
 * `wake` may be called at any time by anyone: the wake-up job, a notification, a sweep, an ending run.
 * It claims until the queue is empty or there is no room. Every write carries the attempt, so that a
 * runner that was taken for dead writes nothing; such a run is let go as `released`, which leaves
 * what works on it to its new owner.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #active = new Set<ActiveRun>();
  /** Claims that this instance holds in the table and knows nothing of, with how often they were seen. */
  readonly #unknown = new Map<string, number>();
  readonly #executions = new Set<Promise<void>>();
  readonly #closing = new AbortController();
  #isClaiming = false;
  #wakeAgain = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    options.metrics.observeActive(() => this.#active.size);
  }

  /** Whether a run could go somewhere. Backends say themselves how much they take. */
  get hasRoom(): boolean {
    return !this.#closing.signal.aborted && !this.isFull;
  }

  get isFull(): boolean {
    return this.#busyHere >= this.#options.concurrency && this.#options.backends.served.size === 0;
  }

  /** What runs on this machine itself. */
  get #busyHere(): number {
    const { executors } = this.#options;
    return [...this.#active].filter(({ claim }) => [...executors.keys()].some((kind) => kind === claim.backend)).length;
  }

  wake(): void {
    this.#wakeAgain = true;
    if (!this.#isClaiming) void this.#claimAll();
  }

  /** Wakes this scheduler; where it has no room, the others. */
  async wakeAny(): Promise<void> {
    if (this.isFull) await this.#options.sql.notify(CHANNELS.wake, '');
    else this.wake();
  }

  cancel(run: RunId): void {
    for (const active of this.#active) if (active.claim.id === run) this.#stop(active, 'cancelled');
  }

  /**
   * Compares what this scheduler executes with what the table says: cancels what was cancelled, lets go
   * of what it no longer holds, and gives back claims whose answer was lost on the way.
   */
  async reconcile(): Promise<void> {
    const before = [...this.#active];
    const rows = await this.#options.sql<
      { id: RunId; attempt: number; cancel_requested: boolean; silent_seconds: number }[]
    >`
      SELECT id, attempt, cancel_requested,
        EXTRACT(EPOCH FROM now() - GREATEST(started_at, progressed_at))::float8 AS silent_seconds
      FROM runs WHERE state = 'running' AND claimed_by = ${this.#options.instance}`;
    for (const active of before) {
      const row = rows.find(({ id, attempt }) => id === active.claim.id && attempt === active.claim.attempt);
      if (row === undefined) this.#stop(active, 'released');
      else if (row.cancel_requested) this.#stop(active, 'cancelled');
      else this.#stopStuck(active, row.silent_seconds);
    }
    await this.#giveBackUnknown(rows);
  }

  /**
   * Gives every run back to the queue and resolves when nothing is under way. What is adopted lives on.
   * Without a database the rows stay as they are, and are taken over once this process is gone.
   */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const active of this.#active) this.#stop(active, 'released');
    await Promise.all(this.#executions);
  }

  #stop(active: ActiveRun, reason: StopReason): void {
    if (!active.isEnding) active.stop.abort(reason);
  }

  /** What runs without a word for longer than its pipeline allows is killed, and tried again. */
  #stopStuck(active: ActiveRun, silentSeconds: number): void {
    const limit = Pipeline.safeParse(active.claim.pipeline_definition).data?.stuckAfterSeconds;
    if (limit === undefined || silentSeconds < limit || active.isEnding) return;
    active.stuckSeconds = limit;
    this.#stop(active, 'cancelled');
  }

  async #claimAll(): Promise<void> {
    this.#isClaiming = true;
    try {
      while (this.#wakeAgain && this.hasRoom) {
        this.#wakeAgain = false;
        const { sql, backends, concurrency } = this.#options;
        const served = [...backends.served.values()].map(({ backend }) => backend);
        const claim = await claimRun(sql, this.#options, { busy: this.#busyHere, concurrency, backends: served });
        if (claim === null) continue;
        this.#wakeAgain = true;
        const execution = this.#traced(claim);
        this.#executions.add(execution);
        void execution.finally(() => this.#executions.delete(execution));
      }
    } catch (error) {
      // The sweep wakes again within a second.
      this.#options.log[isAway(error) ? 'debug' : 'error']({ err: error }, 'No run could be claimed.');
    } finally {
      this.#isClaiming = false;
    }
  }

  /** As a part of the request's trace, whose lines of log name its project and its person. */
  #traced(claim: Claim): Promise<void> {
    const { traceparent: parent, project_id: project, requested_by: user, id, attempt } = claim;
    const attributes = { 'dailies.project': project, 'dailies.run': id, 'dailies.attempt': attempt };
    if (attempt === 1 && parent !== null) {
      pastSpan('wait for a runner', { parent, attributes, startTime: claim.created_at, endTime: claim.started_at });
    }
    return withLogFields({ project, user }, () => inSpan('run', { parent, attributes }, () => this.#execute(claim)));
  }

  async #execute(claim: Claim): Promise<void> {
    const { log, metrics } = this.#options;
    const active: ActiveRun = { claim, stop: new AbortController(), stuckSeconds: null, isEnding: false };
    this.#active.add(active);
    if (this.#closing.signal.aborted) active.stop.abort('released');
    const runLog = log.child({ run: claim.id, attempt: claim.attempt });
    const startedMs = performance.now();
    metrics.started(claim);
    runLog.info('A run starts.');
    try {
      const stoppedOrEnded = await executeClaim(claim, this.#options, active.stop.signal);
      active.isEnding = true;
      const end = active.stuckSeconds === null ? stoppedOrEnded : stuckEnd(claim, active.stuckSeconds, stoppedOrEnded);
      // Killed or failed, it must not be adopted.
      if (end.type === 'requeue' && end.isGone === true) await this.#discard(claim);
      const written = await inSpan('write outcome', {}, () =>
        whileAway(() => this.#write(claim, end), this.#closing.signal),
      );
      if (end.type === 'requeue' && end.avoid !== undefined) {
        runLog.warn({ avoid: end.avoid }, 'A backend could not run what another can; something is missing there.');
      }
      const state = end.type === 'requeue' ? 'requeued' : end.outcome.state;
      metrics.ended(written === 'lost' ? 'lost' : state, (performance.now() - startedMs) / 1_000);
      runLog.info(
        { state, written, ...(end.type === 'outcome' && end.outcome.state === 'failed' ? end.outcome : {}) },
        'A run ended.',
      );
      if (end.type === 'outcome' && written === 'written') await this.#discard(claim);
    } catch (error) {
      runLog.error({ err: error }, 'The end of a run could not be written; it stays for whoever takes it over.');
      await this.#giveUp(claim).catch(() => {});
    } finally {
      this.#active.delete(active);
      this.wake();
    }
  }

  async #write(claim: Claim, end: ClaimEnd): Promise<'written' | 'lost'> {
    const { sql, hasBlob } = this.#options;
    if (end.type === 'outcome') return writeOutcome(sql, { run: claim.id, attempt: claim.attempt, hasBlob, ...end });
    await requeueRun(sql, claim.id, claim.attempt, end);
    return 'written';
  }

  /** Another attempt, or the last word where there is none left. */
  async #giveUp(claim: Claim): Promise<void> {
    const message = 'How this ended could not be written down; generate it again, and see the log if it repeats.';
    await this.#write(
      claim,
      claim.attempt < claim.max_attempts
        ? { type: 'requeue', excused: false }
        : { type: 'outcome', outcome: { state: 'failed', code: 'internal', message }, media: [], log: '' },
    );
  }

  /** Removes what the run left where it was; everywhere, where it never got as far as that. */
  async #discard({ id: run, attempt, backend }: Claim): Promise<void> {
    const { executors, backends } = this.#options;
    const there = [...backends.served].flatMap(([id, { executor }]) =>
      backend === null || backend === id ? [executor] : [],
    );
    for (const executor of [...executors.values(), ...there]) {
      await executor.discard?.({ run, attempt }).catch((error: unknown) => {
        // The sweep of leftovers tries again.
        this.#options.log.warn({ err: error, run, attempt, backend }, 'What a run left could not be removed.');
      });
    }
  }

  async #giveBackUnknown(rows: readonly { readonly id: RunId; readonly attempt: number }[]): Promise<void> {
    const seen = new Map(this.#unknown);
    this.#unknown.clear();
    for (const { id, attempt } of rows) {
      if ([...this.#active].some(({ claim }) => claim.id === id && claim.attempt === attempt)) continue;
      const name = `${id}.${attempt}`;
      const times = (seen.get(name) ?? 0) + 1;
      // Once may be a claim whose answer is still on its way.
      if (times < UNKNOWN_TWICE) this.#unknown.set(name, times);
      else await requeueRun(this.#options.sql, id, attempt, { excused: true });
    }
  }
}
