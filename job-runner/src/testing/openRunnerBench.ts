import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import type { PipelineRunner } from '@dailies/shared/runs';
import { runMigrations } from 'graphile-worker';
import { pino } from 'pino';
import sharp from 'sharp';
import type { OpenBackend } from '../backends/Backends.ts';
import type { Builtin } from '../executors/builtin/Builtin.ts';
import { type StartedRunner, startRunner } from '../startRunner.ts';
import { RunQueue } from './RunQueue.ts';

const EXAMPLE = fileURLToPath(new URL('../executors/process/testing/exampleFunction.mjs', import.meta.url));

export interface RunnerBench {
  readonly database: TestDatabase;
  readonly queue: RunQueue;
  readonly folder: string;
  readonly mediaUrl: string;
  /** A small PNG in base64, as the example function draws it. */
  readonly picture: string;
  /** Starts a runner in this process; `close` stops those that still run. */
  start(concurrency?: number): Promise<StartedRunner>;
  close(): Promise<void>;
}

/**
 * A database and a data folder for job-runners under test. The pipeline `example@1` is the builtin
 * given, otherwise the example function as a process.
 */
export async function openRunnerBench(
  builtin?: Builtin,
  { runner, openBackend }: { readonly runner?: PipelineRunner; readonly openBackend?: OpenBackend } = {},
): Promise<RunnerBench> {
  const database = await createTestDatabase();
  await runMigrations({ connectionString: database.url });
  const folder = await mkdtemp(join(tmpdir(), 'dailies-runner-'));
  const mediaUrl = pathToFileURL(join(folder, 'media')).href;
  const queue = await RunQueue.open(
    database.sql,
    runner ??
      (builtin === undefined
        ? { executor: 'process', command: [process.execPath, EXAMPLE] }
        : { executor: 'builtin', name: 'example' }),
  );
  const create = { width: 32, height: 18, channels: 3, background: '#204060' } as const;
  const running = new Set<StartedRunner>();
  return {
    database,
    queue,
    folder,
    mediaUrl,
    picture: (await sharp({ create }).png().toBuffer()).toString('base64'),
    start: async (concurrency = 2) => {
      const runner = await startRunner({
        databaseUrl: database.url,
        mediaUrl,
        dataFolder: folder,
        programFolder: folder,
        concurrency,
        authSecret: null,
        projectQuotaBytes: null,
        builtins: new Map(builtin === undefined ? [] : [['example', builtin]]),
        commandEnvironment: { PATH: process.env['PATH'] ?? '' },
        metricsPort: null,
        ...(openBackend === undefined ? {} : { openBackend }),
        log: pino({ level: 'silent' }),
      });
      const stopped: StartedRunner = {
        instance: runner.instance,
        stop: async () => {
          if (running.delete(stopped)) await runner.stop();
        },
      };
      running.add(stopped);
      return stopped;
    },
    close: async () => {
      await Promise.all([...running].map((runner) => runner.stop()));
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
