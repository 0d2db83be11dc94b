import { setTimeout as sleep } from 'node:timers/promises';
import { type MediaStore, openMediaStore } from '@dailies/media-store';
import { Backend } from '@dailies/shared/farm';
import { CHANNELS } from '@dailies/shared/runs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExecutionEnd, Executor, Leftover, RunOrder, RunWatch } from '../executors/Executor.ts';
import { openRunnerBench, type RunnerBench } from '../testing/openRunnerBench.ts';

/** What a backend does with the next runs that come; after that it makes pictures. */
type Behaviour = 'lose' | 'lack' | 'hang' | 'queue';

/** A host under the test's hand, so that it can fail as hosts do. */
class Host implements Executor {
  readonly kind = 'docker';
  readonly behaviours: Behaviour[] = [];
  readonly begun: string[] = [];
  readonly discarded: Leftover[] = [];
  problem: string | null = null;
  /** Whether others are before what queues there. */
  isTaken = true;
  /** Of a picture in the store. */
  artifact: Extract<ExecutionEnd, { state: 'succeeded' }>['artifact'] | null = null;

  async execute({ run, attempt }: RunOrder, { onProgress, onWaiting, signal }: RunWatch): Promise<ExecutionEnd> {
    this.begun.push(`${run}.${attempt}`);
    onProgress(0.1, 'Loading');
    const behaviour = this.behaviours.shift();
    if (behaviour === 'lose') return { state: 'failed', code: 'machine-lost', message: 'The host went away.', log: '' };
    if (behaviour === 'lack') return { state: 'failed', code: 'missing-tool', message: 'No such image.', log: '' };
    if (behaviour === 'hang') await sleep(60_000, undefined, { signal }).catch(() => {});
    while (behaviour === 'queue' && this.isTaken && !signal.aborted) {
      onWaiting?.('Waiting for 1 other on the server');
      await sleep(200);
    }
    if (signal.aborted || this.artifact === null) return { state: 'stopped' };
    return { state: 'succeeded', artifact: this.artifact, log: '' };
  }

  async discard(leftover: Leftover): Promise<void> {
    this.discarded.push(leftover);
  }

  async probe() {
    if (this.problem !== null) throw new Error(this.problem);
    const gpus = [{ name: 'GPU 0', memoryBytes: 24e9, usedBytes: 1e9, load: 0.5, temperatureCelsius: 61 }];
    return { version: '1', queued: 0, loaded: [], gpus };
  }
}

let bench: RunnerBench;
let hosts: Map<string, Host>;
let store: MediaStore;

function hostOf(id: string): Host {
  const host = hosts.get(id) ?? new Host();
  hosts.set(id, host);
  return host;
}

beforeEach(async () => {
  hosts = new Map();
  bench = await openRunnerBench(undefined, {
    runner: { executor: 'container', image: 'dailies/example:1' },
    openBackend: ({ id }) => hostOf(id),
  });
  store = await openMediaStore(bench.mediaUrl);
  for (const id of ['a', 'b']) {
    const bytes = Buffer.from(bench.picture, 'base64');
    const { sha256, sizeBytes } = await store.put(new Blob([bytes]).stream());
    hostOf(id).artifact = {
      kind: 'image',
      media: sha256,
      mediaType: 'image/png',
      sizeBytes,
      widthPx: 32,
      heightPx: 18,
      frames: 1,
      fps: [24, 1],
    };
  }
});
afterEach(() => bench.close());

async function addBackend(id: string, more: Partial<Backend> = {}): Promise<void> {
  const { sql } = bench.database;
  const backend = Backend.parse({
    id,
    title: id,
    connection: { executor: 'docker', engine: '/run/docker.sock', modelsFolder: null, workFolder: null, gpus: [] },
    tags: ['cpu'],
    gpuMemoryBytes: 0,
    concurrency: 4,
    runners: [],
    ...more,
  });
  await sql`INSERT INTO backends (id, definition) VALUES (${id}, ${sql.json(backend)})`;
  await sql.notify(CHANNELS.farm, '');
}

interface State {
  readonly problem: string | null;
  readonly failures: number;
  readonly probe: object | null;
  readonly retry_at: Date | null;
}

async function stateOf(id: string): Promise<State | undefined> {
  const [state] = await bench.database.sql<State[]>`
    SELECT problem, failures, probe, retry_at FROM backend_states WHERE backend_id = ${id}`;
  return state;
}

test('a backend that is added while a runner works takes runs at once, and its figures are kept', async () => {
  await bench.start();
  const run = await bench.queue.add();
  await addBackend('a');
  const { outcome } = await bench.queue.ended(run, 3_000);
  expect(outcome).toMatchObject({ state: 'succeeded', backend: 'a' });
  expect(await stateOf('a')).toMatchObject({ problem: null, probe: { gpus: [{ load: 0.5, temperatureCelsius: 61 }] } });
  await expect.poll(() => hostOf('a').discarded).toEqual([{ run, attempt: 1 }]);
});

test('one that does not answer gets nothing, says why, and is asked again later; then it takes what waited', async () => {
  hostOf('a').problem = 'The engine gave no answer at /run/docker.sock; start it.';
  await bench.start();
  await addBackend('a');
  const run = await bench.queue.add();
  await expect.poll(async () => (await stateOf('a'))?.problem).toMatch(/^The engine gave no answer/);
  expect((await stateOf('a'))?.retry_at).toBeInstanceOf(Date);
  await sleep(500);
  expect(hostOf('a').begun).toEqual([]);
  hostOf('a').problem = null;
  expect((await bench.queue.ended(run)).outcome).toMatchObject({ state: 'succeeded', backend: 'a' });
  expect(await stateOf('a')).toMatchObject({ problem: null, failures: 0 });
});

test('a run whose host goes away goes on at another, and nothing more goes there until it answers', async () => {
  await addBackend('a');
  await bench.start();
  await expect.poll(async () => (await stateOf('a'))?.probe ?? null).not.toBeNull();
  hostOf('a').behaviours.push('lose');
  hostOf('a').problem = 'It is gone.';
  await addBackend('b');
  await expect.poll(async () => (await stateOf('b'))?.probe ?? null).not.toBeNull();
  await bench.database
    .sql`INSERT INTO pipeline_times (pipeline, backend, seconds, runs) VALUES ('example@1', 'a', 1, 1)`;
  const run = await bench.queue.add();
  expect(await bench.queue.ended(run)).toMatchObject({ attempt: 2, outcome: { state: 'succeeded', backend: 'b' } });
  expect(hostOf('a').begun).toEqual([`${run}.1`]);
  await expect.poll(async () => (await stateOf('a'))?.problem).not.toBeNull();
});

test('what reports nothing for too long is killed and started again, and given up the third time; what waits is not', async () => {
  await bench.database.sql`
    UPDATE pipelines SET definition = definition || '{"stuckAfterSeconds": 5, "title": "Example"}'`;
  await addBackend('a');
  await addBackend('b');
  await bench.start();
  hostOf('a').behaviours.push('queue');
  hostOf('b').behaviours.push('queue');
  const waits = await bench.queue.add();
  await bench.queue.until(waits, ({ phase }) => phase === 'Waiting for 1 other on the server');
  for (const host of hosts.values()) host.behaviours.length = 0;
  hostOf('a').behaviours.push('hang', 'hang');
  hostOf('b').behaviours.push('hang', 'hang');
  const [first, second] = await Promise.all([bench.queue.add(), bench.queue.add()]);
  await bench.database.sql`UPDATE runs SET stalls = 2 WHERE id = ${second}`;
  expect((await bench.queue.ended(second, 12_000)).outcome).toMatchObject({
    state: 'failed',
    code: 'timeout',
    message: 'Example reported nothing for 5 s, 3 times; look at the backend that it ran on, then generate it again.',
  });
  const { outcome, attempt } = await bench.queue.ended(first, 20_000);
  expect(outcome).toMatchObject({ state: 'succeeded' });
  expect(attempt).toBeGreaterThan(1);
  // It has waited for longer than the others were silent.
  for (const host of hosts.values()) host.isTaken = false;
  expect(await bench.queue.ended(waits)).toMatchObject({ attempt: 1, outcome: { state: 'succeeded' } });
}, 40_000);

test('what a backend lacks something for goes to another, which is told of in the log, and fails where none is left', async () => {
  await addBackend('a');
  await addBackend('b', { gpuMemoryBytes: 1e9 });
  await bench.start();
  for (const id of ['a', 'b']) await expect.poll(async () => (await stateOf(id))?.probe ?? null).not.toBeNull();
  hostOf('a').behaviours.push('lack');
  const run = await bench.queue.add();
  expect(await bench.queue.ended(run)).toMatchObject({
    attempt: 2,
    log: 'a: No such image.\n',
    outcome: { state: 'succeeded', backend: 'b', fallback: null },
  });
  expect(hostOf('a').begun).toEqual([`${run}.1`]);
  hostOf('a').behaviours.push('lack');
  hostOf('b').behaviours.push('lack');
  const hopeless = await bench.queue.add();
  expect(await bench.queue.ended(hopeless)).toMatchObject({
    attempt: 2,
    outcome: { state: 'failed', code: 'missing-tool', message: 'No such image.' },
  });
});

test('what a paused backend has nothing left of goes elsewhere', async () => {
  const { sql } = bench.database;
  await addBackend('a');
  await addBackend('b');
  await bench.start();
  await expect.poll(async () => (await stateOf('a'))?.probe ?? null).not.toBeNull();
  await sql`UPDATE backends SET mode = 'paused' WHERE id = 'a'`;
  const run = await bench.queue.add({ state: 'held', wakes: false });
  await sql`UPDATE runs SET state = 'queued', attempt = 1, backend = 'a' WHERE id = ${run}`;
  expect(await bench.queue.ended(run)).toMatchObject({ attempt: 3, outcome: { state: 'succeeded', backend: 'b' } });
  expect(hostOf('a').begun).toEqual([]);
});

test('a paused queue lets nothing begin until it goes on', async () => {
  const { sql } = bench.database;
  await addBackend('a');
  await sql`UPDATE farm_settings SET paused = true`;
  await bench.start();
  const run = await bench.queue.add();
  await sleep(1_500);
  expect(await bench.queue.row(run)).toMatchObject({ state: 'queued', attempt: 0 });
  await sql`UPDATE farm_settings SET paused = false`;
  await sql.notify(CHANNELS.farm, '');
  expect(await bench.queue.ended(run)).toMatchObject({ state: 'succeeded' });
});

test('a backend of another runner is left to it', async () => {
  await addBackend('a', { runners: ['render-9'] });
  await bench.start();
  const run = await bench.queue.add();
  await sleep(1_500);
  expect(await bench.queue.row(run)).toMatchObject({ state: 'queued', attempt: 0 });
  expect(await stateOf('a')).toBeUndefined();
});

test('one that no runner can use says why; another runner that can is not contradicted', async () => {
  const { sql } = bench.database;
  await addBackend('a');
  await sql`UPDATE backends SET credential = 'v1.sealed'`;
  await bench.start();
  await expect.poll(async () => (await stateOf('a'))?.problem).toMatch(/without AUTH_SECRET/);
  await sql`UPDATE backend_states SET problem = NULL, answered_at = now()`;
  // As often as a runner looks at its backends.
  for (const id of ['b', 'c', 'd']) {
    await addBackend(id);
    await expect.poll(async () => (await stateOf(id))?.probe ?? null).not.toBeNull();
  }
  expect(await stateOf('a')).toMatchObject({ problem: null });
  await sql`UPDATE backends SET credential = NULL`;
  await sql.notify(CHANNELS.farm, '');
  await expect.poll(async () => (await stateOf('a'))?.probe ?? null).not.toBeNull();
});
