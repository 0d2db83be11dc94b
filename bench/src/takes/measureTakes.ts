import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DailiesError } from '@dailies/shared/errors';
import { Pipeline } from '@dailies/shared/runs';
import { z } from 'zod';
import { askForTakes } from '../load/askLoad.ts';
import { until } from '../load/until.ts';
import type { Measuring } from '../measureEdits.ts';
import type { TakeMeasurement, TakeSeries } from '../results/BenchResult.ts';
import type { BenchServer } from '../servers/BenchServer.ts';

const PREVIS = 'previs-still';

const TRIVIAL = Pipeline.parse({
  id: 'bench-pixel',
  version: 1,
  title: 'One pixel by a program',
  module: 'shot-still',
  tiers: ['low', 'standard', 'high'],
  runner: {
    executor: 'process',
    command: [process.execPath, fileURLToPath(new URL('drawPixel.mjs', import.meta.url))],
  },
  requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
  timeoutSeconds: 30,
});

/** In three sizes. */
const POSTERS = 3;
const POSTER_WITHIN_MS = 60_000;
const Posters = z.object({ ended: z.number().nullable(), ready: z.int() });
const Times = z.object({ started: z.number(), ended: z.number(), outcome: z.number(), pipeline: z.string() });

/** When the last of the three posters of a request's take was there, in ms since 1970. */
async function posterMade(sql: Measuring['database']['sql'], request: string): Promise<number> {
  let madeMs: number | null = null;
  await until(
    async () => {
      const [row] = await sql`
        SELECT extract(epoch FROM max(derivatives.ended_at))::float8 * 1000 AS ended,
               count(*) FILTER (WHERE derivatives.state = 'ready')::int AS ready
        FROM runs JOIN run_outcomes ON run_outcomes.run_id = runs.id
        JOIN derivatives ON derivatives.source = run_outcomes.outcome ->> 'media'
        WHERE request_id = ${request} AND derivatives.kind LIKE 'poster-%'`;
      const { ended, ready } = Posters.parse(row);
      if (ready === POSTERS) madeMs = ended;
      return madeMs !== null;
    },
    () => 'the posters of a take are made',
    POSTER_WITHIN_MS,
  );
  return madeMs ?? Number.NaN;
}

async function measureSeries(
  { database: { sql }, crew, folder, profileFolder }: Measuring,
  { url, child }: BenchServer,
  pipeline: string,
  takes: number,
): Promise<TakeMeasurement[]> {
  const [artist, watcher] = crew.people;
  if (artist === undefined || watcher === undefined) throw new Error('Two people are needed.');
  // The one pipeline that makes stills now.
  await sql`UPDATE pipelines SET enabled = (id = ${pipeline}) WHERE definition ->> 'module' = 'shot-still'`;
  const project = await crew.project([artist, watcher]);
  const files = { logFile: join(folder, 'load.log'), profileFolder };
  const ask = (count: number) =>
    child.whileAlive(askForTakes({ kind: 'takes', url, project, artist, watcher, takes: count }, files));
  // One that does not count: programs and fonts are read, code is compiled.
  await ask(1);
  const { takes: seen } = await ask(takes);
  const measured: TakeMeasurement[] = [];
  for (const { request, requestedMs, seenMs } of seen) {
    const [row] = await sql`
      SELECT extract(epoch FROM runs.started_at)::float8 * 1000 AS started,
             extract(epoch FROM runs.ended_at)::float8 * 1000 AS ended,
             extract(epoch FROM run_outcomes.created_at)::float8 * 1000 AS outcome,
             spec -> 'recipe' -> 'pipeline' ->> 'id' AS pipeline
      FROM runs JOIN run_outcomes ON run_outcomes.run_id = runs.id WHERE request_id = ${request}`;
    const times = Times.parse(row);
    if (times.pipeline !== pipeline) throw new DailiesError('internal', `A take was made by ${times.pipeline}.`);
    measured.push({
      requestToStartMs: times.started - requestedMs,
      runMs: times.ended - times.started,
      outcomeToSeenMs: seenMs - times.outcome,
      outcomeToPosterMs: (await posterMade(sql, request)) - times.outcome,
    });
  }
  return measured;
}

/** Takes on their way through the sync-server and a job-runner, one at a time. */
export async function measureTakes(measuring: Measuring, server: BenchServer, takes: number): Promise<TakeSeries[]> {
  const { sql } = measuring.database;
  await sql`INSERT INTO pipelines (id, version, definition, enabled)
    VALUES (${TRIVIAL.id}, ${TRIVIAL.version}, ${sql.json(TRIVIAL)}, false)`;
  const series: TakeSeries[] = [];
  for (const [title, pipeline] of [
    ['a previs still', PREVIS],
    ['one pixel by a program', TRIVIAL.id],
  ] as const) {
    series.push({ title, takes: await measureSeries(measuring, server, pipeline, takes) });
  }
  return series;
}
