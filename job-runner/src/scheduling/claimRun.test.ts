import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { Backend } from '@dailies/shared/farm';
import { Sha256 } from '@dailies/shared/media';
import type { RunOutcome } from '@dailies/shared/runs';
import { runMigrations } from 'graphile-worker';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { orderFor } from '../executors/testing/orderFor.ts';
import { type Queueing, RunQueue } from '../testing/RunQueue.ts';
import { claimRun, type Room } from './claimRun.ts';
import { overBudget } from './overBudget.ts';
import { writeOutcome } from './writeOutcome.ts';

const CLAIMING = { instance: 'one', tags: ['cpu'], gpuMemoryBytes: 0 };
const HERE: Room = { busy: 0, concurrency: 1, backends: [] };

let database: TestDatabase;
let queue: RunQueue;
beforeEach(async () => {
  database = await createTestDatabase();
  await runMigrations({ connectionString: database.url });
  queue = await RunQueue.open(database.sql, { executor: 'container', image: 'dailies/example:1' });
});
afterEach(() => database.drop());

/** A Docker host that answers. */
async function addBackend(id: string, more: Partial<Backend> = {}): Promise<Backend> {
  const backend = Backend.parse({
    id,
    title: id,
    connection: { executor: 'docker', engine: '/run/docker.sock', modelsFolder: null, workFolder: null, gpus: [] },
    tags: ['cpu'],
    gpuMemoryBytes: 24e9,
    concurrency: 1,
    runners: [],
    ...more,
  });
  await database.sql`INSERT INTO backends (id, definition) VALUES (${id}, ${database.sql.json(backend)})`;
  await database.sql`INSERT INTO backend_states (backend_id, asked_at, answered_at) VALUES (${id}, now(), now())`;
  return backend;
}

/** Claims until nothing is left, and says which runs came in which order, and where they went. */
async function claimAll(backends: readonly Backend[], times = 100): Promise<[string, string | null][]> {
  const claimed: [string, string | null][] = [];
  for (let time = 0; time < times; time += 1) {
    const claim = await claimRun(database.sql, CLAIMING, { ...HERE, busy: 1, backends });
    if (claim === null) break;
    claimed.push([claim.id, claim.backend]);
  }
  return claimed;
}

const add = (run: string, queueing: Queueing = {}) => queue.add({ run, wakes: false, ...queueing });

const succeeded: RunOutcome = {
  state: 'succeeded',
  kind: 'image',
  media: Sha256.parse('a'.repeat(64)),
  mediaType: 'image/png',
  poster: Sha256.parse('b'.repeat(64)),
  widthPx: 1,
  heightPx: 1,
  frames: 1,
  fps: [24, 1],
  backend: 'big',
  runSeconds: 100,
  fallback: null,
};

describe('turns', () => {
  test('go round the projects, and within a project round its people, whoever asked for more', async () => {
    for (let index = 0; index < 6; index += 1) await add(`crowd-ada-${index}`, { project: 'crowd', by: 'ada' });
    for (let index = 0; index < 3; index += 1) await add(`crowd-bo-${index}`, { project: 'crowd', by: 'bo' });
    for (let index = 0; index < 3; index += 1) await add(`solo-cy-${index}`, { project: 'solo', by: 'cy' });
    const order = (await claimAll([await addBackend('big', { concurrency: 100 })])).map(([run]) => run);
    expect(order.slice(0, 6).filter((run) => run.startsWith('solo'))).toHaveLength(3);
    expect(
      order
        .filter((run) => run.startsWith('crowd'))
        .slice(0, 6)
        .filter((run) => run.includes('bo')),
    ).toHaveLength(3);
    // Each one's own come oldest first.
    expect(order.filter((run) => run.includes('ada'))).toEqual([0, 1, 2, 3, 4, 5].map((index) => `crowd-ada-${index}`));
  });

  test('weigh projects as they were weighed', async () => {
    for (let index = 0; index < 8; index += 1) {
      await add(`heavy-${index}`, { project: 'heavy', by: 'ada' });
      await add(`light-${index}`, { project: 'light', by: 'bo' });
    }
    await database.sql`INSERT INTO project_shares (project_id, weight) VALUES ('heavy', 3)`;
    const order = (await claimAll([await addBackend('big', { concurrency: 100 })])).map(([run]) => run);
    expect(order.slice(0, 8).filter((run) => run.startsWith('heavy'))).toHaveLength(6);
  });

  test('what somebody waits for comes before what runs in a batch', async () => {
    await add('batch', { priority: 200 });
    await add('now', { priority: 100, project: 'late', by: 'bo' });
    expect((await claimAll([await addBackend('big', { concurrency: 9 })])).map(([run]) => run)).toEqual([
      'now',
      'batch',
    ]);
  });
});

describe('places', () => {
  test('a backend gets no more than it takes at once, of all runners together', async () => {
    const backend = await addBackend('pair', { concurrency: 2 });
    for (let index = 0; index < 5; index += 1) await add(`run-${index}`);
    const claims = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        claimRun(database.sql, { ...CLAIMING, instance: `runner-${index}` }, { ...HERE, busy: 1, backends: [backend] }),
      ),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(2);
  });

  test.each([
    ['is paused', "UPDATE backends SET mode = 'paused'"],
    ['drains', "UPDATE backends SET mode = 'draining'"],
    ['does not answer', "UPDATE backend_states SET problem = 'It is away.'"],
    ['has never answered', 'UPDATE backend_states SET answered_at = NULL'],
    [
      'is not everything the run wants',
      `UPDATE runs SET spec = jsonb_set(spec, '{requirements,tags}', '["cpu", "flux"]')`,
    ],
    ['could not run it', `UPDATE runs SET avoid = '{"big": "No such image."}'`],
    ['has too little memory', `UPDATE runs SET spec = jsonb_set(spec, '{requirements,gpuMemoryBytes}', '25000000000')`],
    ['stands in a paused queue', 'UPDATE farm_settings SET paused = true'],
  ])('nothing goes to one that %s', async (_, statement) => {
    const backend = await addBackend('big');
    await add('waits');
    await database.sql.unsafe(statement);
    expect(await claimAll([backend])).toEqual([]);
  });

  test('a container goes to no machine of its own kind, and a process to no backend', async () => {
    await add('container');
    expect(await claimRun(database.sql, CLAIMING, HERE)).toBeNull();
    await database.sql`UPDATE runs SET state = 'held'`;
    const { pipeline } = orderFor({ executor: 'process', command: ['true'] });
    await database.sql`UPDATE pipelines SET definition = ${database.sql.json(pipeline)}`;
    await add('process');
    expect(await claimAll([await addBackend('big')])).toEqual([]);
    expect(await claimRun(database.sql, CLAIMING, HERE)).toMatchObject({ id: 'process', backend: 'process' });
  });

  test('what is cancelled ends at once, wherever it would have gone', async () => {
    await add('unwanted');
    await database.sql`UPDATE runs SET cancel_requested = true`;
    await database.sql`UPDATE farm_settings SET paused = true`;
    expect(await claimRun(database.sql, CLAIMING, { ...HERE, busy: 1 })).toMatchObject({ id: 'unwanted' });
  });

  test('another attempt goes back to where it may be adopted', async () => {
    const backends = [await addBackend('a'), await addBackend('b')];
    await add('moved');
    await database.sql`UPDATE runs SET attempt = 1, backend = 'b'`;
    expect(await claimAll(backends)).toEqual([['moved', 'b']]);
  });

  test('what may still work where it was goes on before all others, and takes no turn', async () => {
    const backend = await addBackend('a');
    await add('batch', { priority: 200 });
    await add('now', { priority: 100, project: 'late', by: 'bo' });
    await database.sql`UPDATE runs SET attempt = 1, backend = 'a' WHERE id = 'batch'`;
    const [before] = await database.sql`SELECT turns FROM farm_settings`;
    expect(await claimAll([backend])).toEqual([['batch', 'a']]);
    expect((await database.sql`SELECT turns FROM farm_settings`)[0]).toEqual(before);
  });

  test.each([
    ['is full', "UPDATE runs SET state = 'running', backend = 'a' WHERE id = 'other'"],
    ['is paused', "UPDATE backends SET mode = 'paused'"],
    ['drains', "UPDATE backends SET mode = 'draining'"],
    ['stands in a paused queue', 'UPDATE farm_settings SET paused = true'],
    ['is no longer for it', `UPDATE backends SET mode = 'active'; UPDATE runs SET tags = '{"flux"}'`],
  ])('what may still work at one that %s goes on there, or not at all', async (_, statement) => {
    const backend = await addBackend('a');
    await add('other', { by: 'bo', priority: 1 });
    await add('left');
    await database.sql`UPDATE runs SET attempt = 1, backend = 'a' WHERE id = 'left'`;
    await database.sql.unsafe(statement);
    const room = { ...HERE, busy: 1, backends: [backend] };
    expect(await claimRun(database.sql, CLAIMING, room)).toMatchObject({ id: 'left', backend: 'a', only_adopts: true });
    expect(await claimAll([backend])).toEqual([]);
  });

  test('what was at one that does not answer goes elsewhere, and waits for its turn', async () => {
    const backends = [await addBackend('a'), await addBackend('b')];
    await database.sql`UPDATE backend_states SET problem = 'It is away.' WHERE backend_id = 'a'`;
    await add('lost', { priority: 200 });
    await add('now', { by: 'bo' });
    await database.sql`UPDATE runs SET attempt = 1, backend = 'a' WHERE id = 'lost'`;
    expect(await claimAll(backends)).toEqual([['now', 'b']]);
  });

  test('a pipeline goes where it ran last, as its models are loaded there', async () => {
    const backends = [await addBackend('a'), await addBackend('b')];
    await database.sql`INSERT INTO pipeline_times (pipeline, backend, seconds, runs) VALUES ('example@1', 'b', 5, 1)`;
    await add('warm');
    expect(await claimAll(backends)).toEqual([['warm', 'b']]);
  });
});

describe('accounts', () => {
  const GPU = `UPDATE runs SET spec = jsonb_set(spec, '{requirements,gpuMemoryBytes}', '8000000000')`;

  /** A run that ended after 100 s on a GPU and cost a dollar. */
  async function spend(): Promise<Backend> {
    const backend = await addBackend('big', { concurrency: 9 });
    const run = await add('first');
    await database.sql.unsafe(GPU);
    await claimAll([backend]);
    const ending = { run, attempt: 1, outcome: succeeded, media: [], log: '', costMicros: 1_000_000 };
    expect(await writeOutcome(database.sql, ending)).toBe('written');
    return backend;
  }

  async function reasonOfNext(backend: Backend): Promise<string | undefined> {
    await add('next');
    await database.sql.unsafe(`${GPU} WHERE id = 'next'`);
    const claim = await claimRun(database.sql, CLAIMING, { ...HERE, busy: 1, backends: [backend] });
    if (claim === null) throw new Error('It was not claimed.');
    // As a provider's run on a GPU would be.
    return overBudget(database.sql, { ...claim, executor: 'http' });
  }

  test('of time, GPU and money are kept of every run, and what a pipeline takes is learned', async () => {
    await spend();
    const [row] = await database.sql`SELECT run_seconds, gpu_seconds, cost_micros, backend FROM runs`;
    expect(row).toEqual({ run_seconds: 100, gpu_seconds: 100, cost_micros: '1000000', backend: 'big' });
    expect(await database.sql`SELECT pipeline, backend, seconds, runs FROM pipeline_times`).toEqual([
      { pipeline: 'example@1', backend: 'big', seconds: 100, runs: 1 },
    ]);
  });

  test.each([
    [5, 1],
    [50, 0],
  ])(
    'a run of 100 s, %d s of them in earlier attempts, is %d of those that forecasts learn of',
    async (spent, learned) => {
      const backend = await addBackend('big');
      const run = await add('again');
      await database.sql`UPDATE runs SET spent_seconds = ${spent}`;
      await claimAll([backend]);
      await writeOutcome(database.sql, { run, attempt: 1, outcome: succeeded, media: [], log: '' });
      expect(await database.sql`SELECT FROM pipeline_times`).toHaveLength(learned);
    },
  );

  test.each([
    ['none', null, null, undefined],
    ['enough for one more', 200, 2_000_000, undefined],
    ['GPU time for less than another', 199, null, /GPU time this month does not last/],
    ['money for less than another', null, 1_999_999, /\$2\.00 for providers this month does not last/],
  ])('a budget of %s', async (_, gpuSeconds, costMicros, sentence) => {
    const backend = await spend();
    await database.sql`INSERT INTO project_shares (project_id, month_gpu_seconds, month_cost_micros)
      VALUES (${queue.project}, ${gpuSeconds}, ${costMicros})`;
    const reason = await reasonOfNext(backend);
    if (sentence === undefined) expect(reason).toBeUndefined();
    else expect(reason).toMatch(sentence);
  });

  test('a pipeline that has never run counts at the price that its provider asks', async () => {
    const backend = await addBackend('big', { concurrency: 9 });
    await database.sql`INSERT INTO project_shares (project_id, month_cost_micros) VALUES (${queue.project}, 90000)`;
    await add('working');
    await claimAll([backend]);
    await database.sql`UPDATE runs SET expected_cost_micros = 50000`;
    expect(await reasonOfNext(backend)).toBeUndefined();
    await database.sql`UPDATE runs SET state = 'queued', expected_cost_micros = 50000 WHERE id = 'next'`;
    const again = await claimRun(database.sql, CLAIMING, { ...HERE, busy: 1, backends: [backend] });
    expect(again === null ? 'nothing' : await overBudget(database.sql, { ...again, executor: 'http' })).toMatch(
      /\$0\.09 for providers/,
    );
  });

  test('work that needs neither a GPU nor a provider goes on when the budget is used up', async () => {
    const backend = await spend();
    await database.sql`INSERT INTO project_shares (project_id, month_gpu_seconds, month_cost_micros)
      VALUES (${queue.project}, 0, 0)`;
    await add('drawn');
    const claim = await claimRun(database.sql, CLAIMING, { ...HERE, busy: 1, backends: [backend] });
    expect(claim === null ? 'nothing' : await overBudget(database.sql, claim)).toBeUndefined();
  });

  test('what was spent in another month does not count', async () => {
    const backend = await spend();
    await database.sql`INSERT INTO project_shares (project_id, month_gpu_seconds) VALUES (${queue.project}, 150)`;
    await database.sql`UPDATE runs SET ended_at = now() - interval '40 days'`;
    expect(await reasonOfNext(backend)).toBeUndefined();
  });
});
