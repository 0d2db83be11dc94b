import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openMediaStore } from '@dailies/media-store';
import { CHANNELS, RunProgress } from '@dailies/shared/runs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Builtin } from './executors/builtin/Builtin.ts';
import { openRunnerBench, type RunnerBench } from './testing/openRunnerBench.ts';

/** What the builtin under test has begun, in order. */
let begun: string[] = [];
/** How many of them work at this moment, at most. */
let together = 0;
let mostTogether = 0;

const Params = z.object({ name: z.string().default(''), milliseconds: z.number().default(0), picture: z.string() });

const example: Builtin = async ({ recipe }, { onProgress, signal }) => {
  const { name, milliseconds, picture } = Params.parse(recipe.params);
  begun.push(name);
  together += 1;
  mostTogether = Math.max(mostTogether, together);
  try {
    for (const fraction of [0.2, 0.5, 0.3, 0.8]) {
      onProgress(fraction, `At ${fraction}`);
      await sleep(milliseconds / 4, undefined, { signal });
    }
    const bytes = Buffer.from(picture, 'base64');
    return { bytes, mediaType: 'image/png', widthPx: 32, heightPx: 18, frames: 1 };
  } finally {
    together -= 1;
  }
};

describe('a job-runner', () => {
  let bench: RunnerBench;
  beforeEach(async () => {
    begun = [];
    mostTogether = 0;
    bench = await openRunnerBench(example);
  });
  afterEach(() => bench.close());

  const add = (name: string, milliseconds = 0, queueing: Parameters<RunnerBench['queue']['add']>[0] = {}) =>
    bench.queue.add({ run: name, params: { name, milliseconds, picture: bench.picture }, ...queueing });

  test('turns a queued run into an outcome with its media and the word of it', async () => {
    const told: unknown[] = [];
    const progress: RunProgress[] = [];
    await bench.database.sql.listen(CHANNELS.outcome, (payload) => told.push(JSON.parse(payload)));
    await bench.database.sql.listen(CHANNELS.progress, (payload) =>
      progress.push(RunProgress.parse(JSON.parse(payload))),
    );
    await bench.start();
    const run = await add('one', 1_200);
    const { state, outcome, attempt, fraction, claimed_by } = await bench.queue.ended(run);
    expect({ state, attempt, fraction, claimed_by }).toEqual({
      state: 'succeeded',
      attempt: 1,
      fraction: 1,
      claimed_by: null,
    });
    if (outcome.state !== 'succeeded') throw new Error(`It ended as ${outcome.state}.`);
    expect(outcome).toMatchObject({
      kind: 'image',
      mediaType: 'image/png',
      widthPx: 32,
      heightPx: 18,
      backend: 'builtin',
      fallback: null,
    });
    expect(outcome.runSeconds).toBeGreaterThan(1);
    const store = await openMediaStore(bench.mediaUrl);
    expect(await store.has(outcome.media)).toBe(true);
    expect(await store.has(outcome.poster)).toBe(true);
    const media = await bench.database.sql`
      SELECT sha256, media_type, size_bytes::int AS size FROM media JOIN project_media USING (sha256) ORDER BY media_type`;
    expect([...media]).toEqual([
      { sha256: outcome.media, media_type: 'image/png', size: (await store.stat(outcome.media))?.sizeBytes },
      { sha256: outcome.poster, media_type: 'image/webp', size: (await store.stat(outcome.poster))?.sizeBytes },
    ]);
    expect(told).toEqual([{ project: 'project-1' }, { project: 'project-1' }]);
    const fractions = progress.map((report) => report.fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions).toContain(0.5);
    expect(progress.at(-1)).toMatchObject({ run, request: 'q-one', node: 'node-1', project: 'project-1' });
    expect(progress.at(-1)?.etaSeconds).toBeGreaterThan(0);
  });

  test('takes the lowest priority number first, then the oldest', async () => {
    for (const [name, priority] of [
      ['c', 100],
      ['d', 100],
      ['a', 10],
      ['b', 50],
    ] as const)
      await add(name, 0, { priority, wakes: false });
    const last = await add('e', 0, { priority: 200 });
    await bench.start(1);
    await bench.queue.ended(last);
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(mostTogether).toBe(1);
  });

  test('executes as many at once as it may', async () => {
    await bench.start(3);
    const runs = await Promise.all([1, 2, 3, 4, 5].map((index) => add(`run-${index}`, 400)));
    for (const run of runs) await bench.queue.ended(run);
    expect(mostTogether).toBe(3);
  });

  test('leaves alone what waits for a person, and what this machine cannot do', async () => {
    await bench.start();
    const held = await add('held', 0, { state: 'held' });
    const gpu = await add('gpu');
    await bench.queue.ended(gpu);
    const spec = { ...(await bench.database.sql`SELECT spec FROM runs WHERE id = ${gpu}`)[0]?.['spec'] };
    for (const [name, requirements] of [
      ['tags', { tags: ['cpu', 'flux'], gpuMemoryBytes: 0 }],
      ['memory', { tags: ['cpu'], gpuMemoryBytes: 1 }],
    ] as const) {
      await add(name, 0, { spec: JSON.stringify({ ...spec, requirements }) });
    }
    await sleep(1_500);
    expect(begun).toEqual(['gpu']);
    expect(await bench.queue.row(held)).toMatchObject({ state: 'held', attempt: 0 });
  });

  test('finds a run whose wake-up was lost', async () => {
    await bench.start();
    await sleep(200);
    const addedMs = performance.now();
    await bench.queue.ended(await add('unheard', 0, { wakes: false }));
    expect(performance.now() - addedMs).toBeLessThan(2_500);
  });

  test('a full runner passes a wake-up on', async () => {
    await bench.start(1);
    const busy = await add('busy', 3_000);
    await bench.queue.started(busy);
    await bench.start(1);
    const waits: number[] = [];
    // Either runner may take the wake-up job; each must lead to a quick start by the one that has room.
    for (let index = 0; index < 6; index += 1) {
      const { created_at, started_at } = await bench.queue.ended(await add(`quick-${index}`));
      waits.push((started_at?.getTime() ?? 0) - created_at.getTime());
    }
    expect(waits.toSorted((a, b) => a - b)[3]).toBeLessThan(200);
    expect(await bench.queue.row(busy)).toMatchObject({ state: 'running' });
  });

  describe('cancels', () => {
    const ask = (run: string) => bench.database.sql`UPDATE runs SET cancel_requested = true WHERE id = ${run}`;

    test('a running run at the word of it', async () => {
      await bench.start();
      const run = await add('long', 60_000);
      await bench.queue.until(run, ({ fraction }) => fraction > 0);
      const askedMs = performance.now();
      await ask(run);
      await bench.database.sql.notify(CHANNELS.cancel, JSON.stringify({ run }));
      expect(await bench.queue.ended(run)).toMatchObject({ state: 'cancelled', outcome: { state: 'cancelled' } });
      expect(performance.now() - askedMs).toBeLessThan(500);
    });

    test('a running run although the word was lost', async () => {
      await bench.start();
      const run = await add('long', 60_000);
      await bench.queue.started(run);
      await ask(run);
      expect(await bench.queue.ended(run)).toMatchObject({ state: 'cancelled' });
    });

    test('a queued run without starting it', async () => {
      const run = await add('unwanted', 0, { wakes: false });
      await ask(run);
      await bench.start();
      expect(await bench.queue.ended(run)).toMatchObject({ state: 'cancelled', outcome: { state: 'cancelled' } });
      expect(begun).toEqual([]);
    });

    test('nothing at a word that cannot be read', async () => {
      await bench.start();
      await bench.database.sql.notify(CHANNELS.cancel, 'not JSON');
      expect(await bench.queue.ended(await add('after'))).toMatchObject({ state: 'succeeded' });
    });
  });

  describe('refuses at the start', () => {
    test.each([
      [
        'an archived project',
        'UPDATE projects SET archived_at = now()',
        'refused',
        /^The project is archived; restore it and generate again\.$/,
      ],
      [
        'a reviewer',
        "UPDATE members SET role = 'reviewer'",
        'refused',
        /no longer a director or an artist of the project/,
      ],
      ['one who left', 'DELETE FROM members', 'refused', /no longer a director or an artist of the project/],
      [
        'a pipeline that is gone',
        'DELETE FROM pipelines',
        'missing-tool',
        /^The pipeline example@1 is not installed here;/,
      ],
      [
        'a pipeline that is off',
        'UPDATE pipelines SET enabled = false',
        'missing-tool',
        /^The pipeline example@1 is switched off;/,
      ],
      [
        'a spec of another shape',
        `UPDATE runs SET spec = '{"recipe": {"pipeline": {"id": "example", "version": 1}}}'`,
        'internal',
        /^This was planned by another version of Dailies/,
      ],
      ['no spec', 'UPDATE runs SET spec = NULL', 'internal', /^This was planned by another version of Dailies/],
      [
        'an executor that is not here',
        `UPDATE pipelines SET definition = jsonb_set(definition, '{runner}', '{"executor": "builtin", "name": "gone"}')`,
        'missing-tool',
        /^example@1 is not built into this version/,
      ],
    ])('%s', async (_, statement, code, message) => {
      const run = await add('refused', 0, { wakes: false });
      await bench.database.sql.unsafe(statement);
      await bench.start();
      const { state, outcome } = await bench.queue.ended(run);
      expect(state).toBe('failed');
      expect(outcome).toMatchObject({ state: 'failed', code, message: expect.stringMatching(message) });
      expect(begun).toEqual([]);
    });

    test('directors and artists may', async () => {
      await bench.database.sql`UPDATE members SET role = 'director'`;
      await bench.start();
      expect(await bench.queue.ended(await add('one'))).toMatchObject({ state: 'succeeded' });
    });
  });

  test('two runners together end each run exactly once', async () => {
    await Promise.all([bench.start(3), bench.start(3)]);
    const names = Array.from({ length: 60 }, (_, index) => `run-${index}`);
    const runs = await Promise.all(names.map((name) => add(name)));
    for (const run of runs) expect(await bench.queue.ended(run)).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(begun.toSorted()).toEqual(names.toSorted());
  });

  test('a result whose claim was lost meanwhile is dropped without a word', async () => {
    await bench.start();
    const run = await add('lost', 700);
    await bench.queue.started(run);
    // As another runner takes it over, believing this one dead.
    await bench.database.sql`UPDATE runs SET attempt = 2, claimed_by = 'another' WHERE id = ${run}`;
    await sleep(1_500);
    // "another" holds no lock, so the run comes back and is finished, by the third attempt alone.
    expect(await bench.queue.ended(run)).toMatchObject({ state: 'succeeded', attempt: 3 });
    expect(begun).toEqual(['lost', 'lost']);
  });

  test('a claim whose answer was lost on the way is given back', async () => {
    const { instance } = await bench.start();
    const run = await add('unknown', 0, { state: 'held', wakes: false });
    await bench.database
      .sql`UPDATE runs SET state = 'running', attempt = 1, claimed_by = ${instance} WHERE id = ${run}`;
    expect(await bench.queue.ended(run)).toMatchObject({ state: 'succeeded', attempt: 2, max_attempts: 6 });
  });

  test('a stopping runner gives its runs back, excused, and another goes on', async () => {
    const first = await bench.start();
    const run = await add('moved', 2_000);
    await bench.queue.until(run, ({ fraction }) => fraction >= 0.5);
    await first.stop();
    expect(await bench.queue.row(run)).toMatchObject({ state: 'queued', claimed_by: null, max_attempts: 6 });
    await bench.start();
    const ended = await bench.queue.ended(run);
    expect(ended).toMatchObject({ state: 'succeeded', attempt: 2 });
  });

  test('a take tells what all attempts took, of which no forecast is learned', async () => {
    const run = await add('adopted', 0, { wakes: false });
    await bench.database.sql`UPDATE runs SET attempt = 1, spent_seconds = 10000 WHERE id = ${run}`;
    await bench.start();
    const { outcome } = await bench.queue.ended(run);
    expect(outcome).toMatchObject({ state: 'succeeded' });
    expect(outcome.state === 'succeeded' ? outcome.runSeconds : 0).toBeGreaterThan(10_000);
    expect(await bench.database.sql`SELECT FROM runs WHERE run_seconds > 10000`).toHaveLength(1);
    expect(await bench.database.sql`SELECT FROM pipeline_times`).toEqual([]);
    await bench.queue.ended(await add('at-once'));
    expect(await bench.database.sql`SELECT FROM pipeline_times`).toHaveLength(1);
  });

  test('a run whose machine is lost each time is given up with a sentence', async () => {
    const run = await add('cursed', 60_000, { wakes: false, state: 'held' });
    await bench.database.sql`UPDATE runs SET state = 'running', attempt = 5, claimed_by = 'dead' WHERE id = ${run}`;
    await bench.start();
    expect(await bench.queue.ended(run)).toMatchObject({
      state: 'failed',
      outcome: {
        code: 'machine-lost',
        message: expect.stringMatching(/^The machine stopped each time this was tried;/),
      },
    });
  });

  test("a dead pool's jobs are unlocked", async () => {
    const { sql } = bench.database;
    await sql`SELECT graphile_worker.add_job('run-wake', '{}'::json)`;
    await sql`UPDATE graphile_worker._private_jobs SET locked_by = 'pool-dead', locked_at = now()`;
    await bench.start();
    for (const deadline = Date.now() + 5_000; ; await sleep(50)) {
      if ((await sql`SELECT FROM graphile_worker._private_jobs`).length === 0) break;
      if (Date.now() > deadline) throw new Error('The job stayed locked.');
    }
  });

  test('a result that cannot be decoded fails and is not taken', async () => {
    await bench.start();
    const run = await bench.queue.add({ params: { picture: Buffer.from('no picture').toString('base64') } });
    expect((await bench.queue.ended(run)).outcome).toMatchObject({ state: 'failed', code: 'bad-output' });
  });
});

describe('a job-runner with processes', () => {
  let bench: RunnerBench;
  beforeEach(async () => {
    bench = await openRunnerBench();
  });
  afterEach(() => bench.close());

  test('keeps the log of a failure beside its sentence, and no folder', async () => {
    await bench.start();
    const run = await bench.queue.add({ params: { behaviour: 'fail', message: 'The lens cap is on; take it off.' } });
    expect(await bench.queue.ended(run)).toMatchObject({
      outcome: { code: 'pipeline-failed', message: 'The lens cap is on; take it off.' },
      log: expect.stringContaining('something went wrong on the way'),
    });
    await expect.poll(() => readdir(join(bench.folder, 'work')), { timeout: 5_000 }).toEqual([]);
  });

  test('leaves a process to the next runner when it stops', async () => {
    const first = await bench.start();
    const params = { behaviour: 'draw', picture: bench.picture, milliseconds: 1_500 };
    const run = await bench.queue.add({ params });
    await bench.queue.until(run, ({ fraction }) => fraction > 0);
    await first.stop();
    expect(await readdir(join(bench.folder, 'work'))).toEqual([`${run}.1`]);
    await bench.start();
    expect(await bench.queue.ended(run)).toMatchObject({ state: 'succeeded', attempt: 2 });
    await expect.poll(() => readdir(join(bench.folder, 'work')), { timeout: 5_000 }).toEqual([]);
  });

  test('a cancelled run that waits with a living process is ended with it', async () => {
    const first = await bench.start();
    const run = await bench.queue.add({ params: { behaviour: 'wait' } });
    await bench.queue.until(run, ({ fraction }) => fraction > 0);
    await first.stop();
    await bench.database.sql`UPDATE runs SET cancel_requested = true WHERE id = ${run}`;
    await bench.start();
    expect(await bench.queue.ended(run)).toMatchObject({ state: 'cancelled' });
    await expect.poll(() => readdir(join(bench.folder, 'work')), { timeout: 5_000 }).toEqual([]);
  });

  test('sweeps at its start what no run needs any more', async () => {
    const first = await bench.start();
    const run = await bench.queue.add({ params: { behaviour: 'wait' } });
    await bench.queue.until(run, ({ fraction }) => fraction > 0);
    await first.stop();
    await bench.database.sql`UPDATE runs SET state = 'cancelled' WHERE id = ${run}`;
    await bench.start();
    await expect.poll(() => readdir(join(bench.folder, 'work')), { timeout: 5_000 }).toEqual([]);
  });
});
