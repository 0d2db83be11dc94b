import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openMediaStore } from '@dailies/media-store';
import { connect } from '@dailies/migrations';
import { BACKEND_CREDENTIALS, SecretBox, WEBHOOK_SECRETS } from '@dailies/outbound';
import { DailiesError } from '@dailies/shared/errors';
import { RunId } from '@dailies/shared/ids';
import { CHANNELS, type ExecutorKind } from '@dailies/shared/runs';
import type { Logger } from 'pino';
import { z } from 'zod';
import { backendOpener } from './backends/backendOpener.ts';
import { Backends, type OpenBackend } from './backends/Backends.ts';
import { MediaReader } from './cpu/MediaReader.ts';
import { startDerivatives } from './derivatives/startDerivatives.ts';
import type { Builtin } from './executors/builtin/Builtin.ts';
import { BuiltinExecutor } from './executors/builtin/BuiltinExecutor.ts';
import type { Executor } from './executors/Executor.ts';
import { ProcessExecutor } from './executors/process/ProcessExecutor.ts';
import { installationName } from './instance/installationName.ts';
import { ScratchFolder } from './instance/ScratchFolder.ts';
import { SessionLocks } from './instance/SessionLocks.ts';
import { RunnerMetrics } from './metrics/RunnerMetrics.ts';
import { serveMetrics } from './metrics/serveMetrics.ts';
import { discardLeftovers } from './scheduling/discardLeftovers.ts';
import { Scheduler } from './scheduling/Scheduler.ts';
import { storeReady } from './scheduling/storeReady.ts';
import { Sweep } from './scheduling/Sweep.ts';
import { takeOverDead } from './scheduling/takeOverDead.ts';
import { taskList, webhookTasks } from './tasks/taskList.ts';
import { TaskWorker } from './tasks/TaskWorker.ts';

const SWEEP_INTERVAL_MS = 1_000;
const LEFTOVERS_EVERY_ROUNDS = 60;
/** What comes is told of at once; this finds what nobody told of. */
const DERIVATIVES_EVERY_ROUNDS = 15;
/**
 * After a restart of the database every runner has lost its locks and takes them again: nobody is
 * taken for dead before this one has held its own for so long.
 */
const STEADY_MS = 5_000;
/** At the start there is nobody to wait for but this process itself. */
const STEADY_AT_START_MS = 500;
const MAX_OUTPUT_BYTES = 2 * 1_024 ** 3;

export interface RunnerOptions {
  readonly databaseUrl: string;
  readonly mediaUrl: string;
  /** Run folders lie in its `work`. */
  readonly dataFolder: string;
  readonly programFolder: string;
  readonly concurrency: number;
  /** What backends name this runner by; null: the machine's name. */
  readonly runnerName?: string | null;
  /** Left out: the executors that come with this version. */
  readonly openBackend?: OpenBackend;
  /** What secrets are kept under; null: webhooks are left to another runner. */
  readonly authSecret: string | null;
  /** Of a project that has no limit of its own; null: none. */
  readonly projectQuotaBytes: number | null;
  readonly builtins: ReadonlyMap<string, Builtin>;
  /** What commands inherit. */
  readonly commandEnvironment: Readonly<Record<string, string>>;
  /** null: no `/healthz` and `/metrics`. */
  readonly metricsPort: number | null;
  /** Where `metricsPort` is listened on; left out: to this machine alone. */
  readonly metricsHost?: string;
  readonly log: Logger;
}

export interface StartedRunner {
  readonly instance: string;
  /** Gives every run back and ends all connections. */
  stop(): Promise<void>;
}

const CancelNotice = z.object({ run: RunId });

/** Starts everything that makes a job-runner. Resolves when it takes runs. */
export async function startRunner(options: RunnerOptions): Promise<StartedRunner> {
  const { databaseUrl, mediaUrl, dataFolder, log } = options;
  const instance = `runner-${hostname().slice(0, 40)}-${process.pid}-${randomBytes(6).toString('hex')}`;
  const sql = connect(databaseUrl, { max: options.concurrency + 4, applicationName: 'dailies job-runner' });
  const locks = new SessionLocks(databaseUrl);
  await sql`SELECT FROM runs LIMIT 0`.catch((cause: unknown) => {
    throw new DailiesError(
      'storage',
      'The database cannot be reached or has no Dailies tables yet; start it with `npm start`.',
      { cause },
    );
  });
  await locks.hold(instance);

  const store = await openMediaStore(mediaUrl);
  const scratch = await ScratchFolder.open();
  const reader = new MediaReader({ store, scratch, environment: options.commandEnvironment });
  const collecting = {
    store,
    measure: (path: string, signal?: AbortSignal) => reader.measure(path, signal),
    maxOutputBytes: MAX_OUTPUT_BYTES,
    workFolder: join(dataFolder, 'work'),
  };
  const processes = await ProcessExecutor.open({
    ...collecting,
    programFolder: options.programFolder,
    environment: options.commandEnvironment,
  });
  const executors: ReadonlyMap<ExecutorKind, Executor> = new Map<ExecutorKind, Executor>([
    [
      'builtin',
      new BuiltinExecutor({ store, scratch, builtins: options.builtins, environment: options.commandEnvironment }),
    ],
    ['process', processes],
  ]);
  const backends = new Backends({
    sql,
    runnerName: options.runnerName ?? hostname(),
    open: options.openBackend ?? backendOpener({ ...collecting, installation: await installationName(sql) }),
    credentials: options.authSecret === null ? null : new SecretBox(options.authSecret, BACKEND_CREDENTIALS),
    log,
  });
  await backends.refresh();
  const metrics = new RunnerMetrics();
  const scheduler = new Scheduler({
    sql,
    instance,
    tags: ['cpu'],
    gpuMemoryBytes: 0,
    executors,
    backends,
    storePoster: ({ media, mediaType }, signal) => reader.storePoster(media, mediaType, signal),
    hasBlob: (sha256) => store.has(sha256),
    projectQuotaBytes: options.projectQuotaBytes,
    storeReady: (signal, onWait) => storeReady(store, signal, onWait),
    concurrency: options.concurrency,
    log,
    metrics,
  });
  await sql.listen(CHANNELS.cancel, (payload) => {
    try {
      scheduler.cancel(CancelNotice.parse(JSON.parse(payload)).run);
    } catch (error) {
      log.warn({ err: error }, 'A cancel could not be read.');
    }
  });
  await sql.listen(CHANNELS.wake, () => scheduler.wake());
  const followBackends = async (): Promise<void> => {
    await backends.refresh();
    // Not waited for: one that does not answer keeps nothing else waiting.
    void backends.probe().then(
      (came) => came && scheduler.wake(),
      (error: unknown) => log.debug({ err: error }, 'Backends could not be asked.'),
    );
  };
  await sql.listen(CHANNELS.farm, () => {
    void followBackends().then(
      () => scheduler.wake(),
      (error: unknown) => log.debug({ err: error }, 'Backends could not be read.'),
    );
  });
  const tasks = await TaskWorker.start({ databaseUrl, tasks: taskList(scheduler), locks, log });
  const derivatives = await startDerivatives({
    sql,
    store,
    scratch,
    environment: options.commandEnvironment,
    databaseUrl,
    locks,
    log,
  });
  const webhooks =
    options.authSecret === null
      ? null
      : await TaskWorker.start({
          databaseUrl,
          tasks: webhookTasks({ sql, secrets: new SecretBox(options.authSecret, WEBHOOK_SECRETS) }),
          locks,
          log,
        });
  if (webhooks === null) log.warn('Without AUTH_SECRET this runner sends no webhooks.');
  const startedMs = performance.now();

  const takeOver = async (): Promise<void> => {
    const runnerMs = performance.now() - startedMs;
    // Held from the start without a break: the database has not restarted under us.
    const unbroken = locks.heldMs >= runnerMs && runnerMs >= STEADY_AT_START_MS;
    if (!unbroken && locks.heldMs < STEADY_MS) return;
    const freed = await takeOverDead(sql, instance);
    if (freed === 0) return;
    metrics.takenOver(freed);
    log.warn({ freed }, 'Runs of a runner that died were freed.');
  };
  const sweep = new Sweep(
    [
      { name: 'locks', everyRounds: 1, work: () => locks.refresh() },
      { name: 'reconcile', everyRounds: 1, work: () => scheduler.reconcile() },
      { name: 'take-over', everyRounds: 1, work: takeOver },
      { name: 'backends', everyRounds: 1, work: followBackends },
      { name: 'wake', everyRounds: 1, work: async () => scheduler.wake() },
      { name: 'derivatives', everyRounds: DERIVATIVES_EVERY_ROUNDS, work: () => derivatives.plan() },
      {
        name: 'leftovers',
        everyRounds: LEFTOVERS_EVERY_ROUNDS,
        work: () =>
          discardLeftovers(sql, [
            ...[...executors.values()].map((executor) => ({ backend: null, executor })),
            ...[...backends.served].map(([backend, { executor }]) => ({ backend, executor })),
          ]),
      },
    ],
    { intervalMs: SWEEP_INTERVAL_MS, log },
  );
  const server =
    options.metricsPort === null
      ? null
      : await serveMetrics(
          { port: options.metricsPort, host: options.metricsHost ?? '127.0.0.1' },
          metrics.registry,
          async () => {
            await Promise.all([sql`SELECT 1`, store.check()]);
            if (locks.heldMs === 0) throw new Error('This runner is not known as alive.');
          },
        );
  log.info({ instance, concurrency: options.concurrency }, 'The job-runner takes runs.');

  return {
    instance,
    stop: async () => {
      server?.close();
      await Promise.all([sweep.stop(), tasks.stop(), webhooks?.stop(), scheduler.close(), derivatives.stop()]);
      await backends.close();
      await reader.close();
      await scratch.close();
      await locks.close();
      await sql.end({ timeout: 1 });
    },
  };
}
