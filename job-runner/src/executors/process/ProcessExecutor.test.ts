import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openMediaStore } from '@dailies/media-store';
import { Sha256 } from '@dailies/shared/media';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { MediaReader } from '../../cpu/MediaReader.ts';
import type { ExecutionEnd } from '../Executor.ts';
import { executorContract } from '../executorContract.ts';
import { assetInput } from '../testing/assetInput.ts';
import { orderFor, type OrderOptions } from '../testing/orderFor.ts';
import { ProcessExecutor } from './ProcessExecutor.ts';
import { processesWith } from './processes.ts';
import { FOLDER_VARIABLE, ProcessFolder } from './ProcessFolder.ts';

const EXAMPLE = fileURLToPath(new URL('testing/exampleFunction.mjs', import.meta.url));
const environment = { PATH: process.env['PATH'] ?? '' };

async function open(maxOutputBytes = 100_000) {
  const root = await mkdtemp(join(tmpdir(), 'dailies-process-'));
  const store = await openMediaStore(pathToFileURL(join(root, 'media')).href);
  const reader = new MediaReader({ store, scratch: await ScratchFolder.open(join(root, 'scratch')), environment });
  const workFolder = join(root, 'work');
  const make = () =>
    ProcessExecutor.open({
      store,
      measure: (path, signal) => reader.measure(path, signal),
      maxOutputBytes,
      workFolder,
      programFolder: root,
      environment,
    });
  return {
    root,
    workFolder,
    executor: await make(),
    store,
    order: (options: OrderOptions) => orderFor({ executor: 'process', command: [process.execPath, EXAMPLE] }, options),
    missing: () => orderFor({ executor: 'process', command: ['dailies-has-no-such-program'] }),
    reopen: make,
    processes: async ({ run, attempt }: { run: ProcessFolder['run']; attempt: number }) =>
      (await processesWith(`${FOLDER_VARIABLE}=${new ProcessFolder(workFolder, run, attempt).path}`)).length,
    close: async () => {
      await reader.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

executorContract('process', () => open());

describe('a process', () => {
  let opened: Awaited<ReturnType<typeof open>>;
  let picture: string;
  let runs = 0;
  beforeAll(async () => {
    opened = await open();
    const create = { width: 200, height: 100, channels: 3, background: '#204060' } as const;
    picture = (await sharp({ create }).png().toBuffer()).toString('base64');
  });
  afterAll(() => opened.close());

  const watch = () => ({ onProgress: () => {}, signal: new AbortController().signal });
  const order = (behaviour: string, { params, ...options }: OrderOptions = {}) =>
    opened.order({ run: `p-${(runs += 1)}`, ...options, params: { behaviour, picture, ...params } });
  const execute = (...args: Parameters<typeof order>): Promise<ExecutionEnd> =>
    opened.executor.execute(order(...args), watch());

  test('gets its scalars as variables, its inputs as files, and nothing of our own environment', async () => {
    const prompt = 'A harbour at dawn\n"quoted" $HOME `x`\0 é';
    const { sha256 } = await opened.store.put(Buffer.from('the input'));
    const inputs = { picture: [{ type: 'media' as const, kind: 'image' as const, sha256: Sha256.parse(sha256) }] };
    process.env['DATABASE_URL'] = 'postgres://secret';
    const end = await execute('tell', { params: { prompt }, inputs });
    delete process.env['DATABASE_URL'];
    expect(end).toMatchObject({ state: 'failed', code: 'pipeline-failed' });
    expect(JSON.parse(end.state === 'failed' ? end.message : '')).toEqual({
      prompt: createHash('sha256').update(prompt.replace('\0', '')).digest('hex'),
      words: 2,
      scalars: ['4294967295', '64', '36'],
      secret: null,
      input: 'the input',
    });
  });

  test('finds its inputs read-only', async () => {
    const wanted = order('draw');
    await opened.executor.execute(wanted, watch());
    const folder = new ProcessFolder(opened.workFolder, wanted.run, 1);
    expect((await stat(join(folder.inputs, 'spec.json'))).mode & 0o222).toBe(0);
    expect((await stat(folder.inputs)).mode & 0o222).toBe(0);
    await opened.executor.discard(wanted);
  });

  test('may name its output in result.json', async () => {
    expect(await execute('draw-elsewhere')).toMatchObject({
      state: 'succeeded',
      artifact: { widthPx: 200, heightPx: 100 },
    });
  });

  test('takes what was trained for the asset of its recipe into the store, with the name that people see', async () => {
    const end = await execute('train', { module: 'training', inputs: assetInput() });
    const sha256 = createHash('sha256').update('the weights').digest('hex');
    expect(end).toMatchObject({
      state: 'succeeded',
      artifact: { widthPx: 200, trained: [{ sha256, name: 'Ines.safetensors', sizeBytes: 11 }] },
    });
    expect(await opened.store.stat(Sha256.parse(sha256))).toMatchObject({ sizeBytes: 11 });
  });

  test.each([
    [{ module: 'shot-still' }, 'example@1 trained a file, and its module trains nothing; it needs a fix.'],
    [
      { module: 'training', params: { file: 'trained-1.safetensors' } },
      'example@1 ended without an error, but left no trained file; it needs a fix.',
    ],
    [
      { module: 'training', params: { file: '../in/spec.json' } },
      'The trained file of example@1 is no plain file in its folder of outputs; it needs a fix.',
    ],
  ])('refuses a trained file of %j', async (options, message) => {
    const end = await execute('train', { ...options, inputs: assetInput() });
    expect(end).toMatchObject({ state: 'failed', code: 'bad-output', message });
  });

  test.each([
    ['nothing', 'bad-output', /^example@1 ended without an error, but left no output; it needs a fix\.$/],
    ['empty', 'bad-output', /its output is empty\.$/],
    ['text', 'bad-output', /^The output is in no format that Dailies takes; pipelines write PNG,/],
    ['damaged', 'bad-output', /^The output is a damaged png file; generate it again\.$/],
    ['large', 'bad-output', /bytes, and at most 100000 are taken; make it smaller or shorter\.$/],
    ['link', 'bad-output', /is no plain file in its folder of outputs; it needs a fix\.$/],
    ['outside', 'bad-output', /is no plain file in its folder of outputs; it needs a fix\.$/],
    ['bad-result', 'bad-output', /wrote a result\.json that cannot be read; it needs a fix\.$/],
    ['fail-by-result', 'refused', /^The provider refused this prompt; word it differently\.$/],
    ['out-of-memory', 'out-of-memory', /^example@1 ran out of memory; choose a smaller size or a lower quality\.$/],
    ['kill-itself', 'out-of-memory', /^example@1 ran out of memory/],
  ])('that does "%s" fails as %s', async (behaviour, code, message) => {
    expect(await execute(behaviour)).toMatchObject({ state: 'failed', code, message: expect.stringMatching(message) });
  });

  test('that made a picture where a video was promised fails', async () => {
    expect(await execute('draw', { kind: 'video' })).toMatchObject({
      state: 'failed',
      code: 'bad-output',
      message: 'example@1 was to make a video and made image/png; it needs a fix.',
    });
  });

  test('keeps the end of what it said as the log, without the progress', async () => {
    const drawn = await execute('draw');
    expect(drawn).toMatchObject({ log: expect.stringContaining('a line for the log') });
    expect(drawn).not.toMatchObject({ log: expect.stringContaining('PROGRESS') });
    expect(await execute('fail', { params: { message: 'End.' } })).toMatchObject({
      log: expect.stringContaining('something went wrong on the way'),
    });
  });

  test('with a prompt that fits no variable, or an input that is gone, is told so', async () => {
    expect(await execute('tell', { params: { prompt: 'é'.repeat(100_000) } })).toMatchObject({
      state: 'failed',
      code: 'bad-params',
      message: 'The prompt is longer than a pipeline can take (120 kB); shorten it.',
    });
    const sha256 = Sha256.parse('0'.repeat(64));
    const end = await execute('tell', { inputs: { picture: [{ type: 'media', kind: 'image', sha256 }] } });
    expect(end).toMatchObject({ state: 'failed', code: 'bad-params' });
  });

  test('of a path from the program folder is found', async () => {
    const script = join(opened.root, 'my runner.sh');
    await writeFile(script, '#!/bin/sh\necho "I am $(basename "$0")" >&2\nexit 1\n', { mode: 0o755 });
    const wanted = orderFor({ executor: 'process', command: ['./my runner.sh'] }, { run: 'path' });
    expect(await opened.executor.execute(wanted, watch())).toMatchObject({ message: 'I am my runner.sh' });
  });

  test('that ended while nobody watched is adopted with its result, once', async () => {
    const wanted = order('draw');
    const stop = new AbortController();
    const first = opened.executor.execute(wanted, { onProgress: () => stop.abort('released'), signal: stop.signal });
    expect(await first).toEqual({ state: 'stopped' });
    const folder = new ProcessFolder(opened.workFolder, wanted.run, 1);
    while ((await folder.exitCode()) === null) await sleep(20);
    const next = await opened.reopen();
    expect(await next.adopt({ ...wanted, attempt: 2 }, watch())).toMatchObject({ state: 'succeeded' });
    expect(await next.leftovers()).toContainEqual({ run: wanted.run, attempt: 2 });
    // The first attempt's owner comes back late: what is no longer its own stays.
    await opened.executor.discard({ run: wanted.run, attempt: 1 });
    expect(await readdir(opened.workFolder)).toContain(`${wanted.run}.1`);
    await next.discard({ run: wanted.run, attempt: 2 });
    expect(await readdir(opened.workFolder)).not.toContain(`${wanted.run}.1`);
    expect(await next.adopt({ ...wanted, attempt: 3 }, watch())).toBeNull();
  });

  test('that was prepared but never began can no longer begin, and is not adopted', async () => {
    const wanted = order('draw', { run: 'never-began' });
    await mkdir(join(opened.workFolder, 'never-began.1'));
    expect(await opened.executor.adopt({ ...wanted, attempt: 2 }, watch())).toBeNull();
    expect(await readdir(opened.workFolder)).not.toContain('never-began.1');
  });

  test('whose number now belongs to another process is not taken for it', async () => {
    const wanted = order('draw', { run: 'reused-pid' });
    await mkdir(join(opened.workFolder, 'reused-pid.1', 'started'), { recursive: true });
    await writeFile(join(opened.workFolder, 'reused-pid.1', 'started', 'pid'), String(process.pid));
    expect(await opened.executor.adopt({ ...wanted, attempt: 2 }, watch())).toBeNull();
  });

  test('that is killed from outside with its wrapper is a lost machine', async () => {
    const wanted = order('wait');
    const end = opened.executor.execute(wanted, watch());
    const folder = new ProcessFolder(opened.workFolder, wanted.run, 1);
    while ((await folder.wrapper()) === null) await sleep(20);
    process.kill(-((await folder.wrapper()) ?? Number.NaN), 'SIGKILL');
    expect(await end).toMatchObject({ state: 'failed', code: 'machine-lost' });
    await opened.executor.discard(wanted);
    // What is killed takes the system a moment to clear away.
    await expect.poll(() => opened.processes(wanted)).toBe(0);
  });
});
