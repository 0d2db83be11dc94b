import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { openMediaStore } from '@dailies/media-store';
import type { ComfyRunner } from '@dailies/shared/runs';
import { Sha256 } from '@dailies/shared/media';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { MediaReader } from '../../cpu/MediaReader.ts';
import type { RunOrder } from '../Executor.ts';
import { executorContract } from '../executorContract.ts';
import { orderFor, type OrderOptions } from '../testing/orderFor.ts';
import { ComfyApi } from './ComfyApi.ts';
import { ComfyExecutor } from './ComfyExecutor.ts';
import { comfyPreview } from './comfyMessage.ts';
import { promptId } from './promptId.ts';
import { contractRunner, missingRunner } from './testing/contractRunner.ts';
import { ComfyServer, pictureBytes } from './testing/ComfyServer.ts';
import recorded from './testing/recorded.json' with { type: 'json' };

async function open(at: string, installation = `test-${randomBytes(4).toString('hex')}`) {
  let url = at;
  const root = await mkdtemp(join(tmpdir(), 'dailies-comfyui-'));
  const store = await openMediaStore(pathToFileURL(join(root, 'media')).href);
  const reader = new MediaReader({
    store,
    scratch: await ScratchFolder.open(join(root, 'scratch')),
    environment: { PATH: process.env['PATH'] ?? '' },
  });
  const make = (options: { installation?: string; credential?: string } = {}) =>
    new ComfyExecutor({
      store,
      measure: (path, signal) => reader.measure(path, signal),
      maxOutputBytes: 100_000,
      connection: { executor: 'comfyui', url },
      credential: null,
      workFolder: join(root, 'work'),
      installation,
      lostAfterMs: 1_500,
      ...options,
    });
  return {
    root,
    make,
    /** Goes on with another server. */
    moveTo: (to: string) => (url = to),
    installation,
    executor: make(),
    store,
    order: (options: OrderOptions) => orderFor(contractRunner, options),
    missing: () => orderFor(missingRunner, { run: `run-${randomBytes(6).toString('hex')}` }),
    reopen: () => Promise.resolve(make()),
    processes: async ({ run }: RunOrder) => {
      const { queue_running: running, queue_pending: pending } = await new ComfyApi({ url, credential: null }).queue();
      return [...running, ...pending].filter(({ mark }) => mark?.run === run).length;
    },
    close: async () => {
      await reader.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

executorContract('comfyui, as it was recorded', async () => {
  const server = await ComfyServer.open();
  const opened = await open(server.url);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await server.close();
    },
  };
});

const realUrl = process.env['COMFYUI_URL'] ?? '';
/** A server that has the node of `testing/dailies_contract`. */
const hasContractNode =
  realUrl !== '' && (await (await fetch(`${realUrl}/object_info/DailiesContract`)).text()).includes('behaviour');
if (hasContractNode) executorContract(`comfyui, ${realUrl}`, () => open(realUrl));

/** A server of our own, and another for each test, so that each knows what it was asked. */
describe('a ComfyUI server', () => {
  let server: ComfyServer;
  let opened: Awaited<ReturnType<typeof open>>;
  let executor: ComfyExecutor;
  let picture: string;
  let runs = 0;
  beforeAll(async () => {
    const create = { width: 32, height: 18, channels: 3, background: '#204060' } as const;
    picture = (await sharp({ create }).png().toBuffer()).toString('base64');
    opened = await open('');
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    server = await ComfyServer.open();
    opened.moveTo(server.url);
    executor = opened.make();
  });
  afterEach(() => server.close());

  const order = (behaviour: string, { params, ...options }: OrderOptions = {}): RunOrder =>
    opened.order({ run: `c-${(runs += 1)}`, ...options, params: { behaviour, picture, ...params } });
  const start = (wanted: RunOrder, by: ComfyExecutor = executor) => {
    const stop = new AbortController();
    const reports: { fraction: number; phase: string }[] = [];
    const waits: string[] = [];
    const previews: Uint8Array[] = [];
    const end = by.execute(wanted, {
      onProgress: (fraction, phase) => void reports.push({ fraction, phase }),
      onPreview: (shown) => void previews.push(shown),
      onWaiting: (phase) => void waits.push(phase),
      signal: stop.signal,
    });
    return { stop, reports, waits, previews, end };
  };
  const watch = () => ({ onProgress: () => {}, signal: new AbortController().signal });
  const idOf = ({ run, attempt }: RunOrder): string => promptId(opened.installation, run, attempt);
  /** An order of a workflow of one node of the test server. */
  const of = (className: string, inputs: ComfyRunner['workflow'][string]['inputs'], more: Partial<ComfyRunner> = {}) =>
    orderFor(
      {
        executor: 'comfyui',
        workflow: { '3': { class_type: className, inputs, _meta: { title: 'Sampler' } } },
        values: [],
        media: [],
        output: '3',
        ...more,
      },
      { run: `c-${(runs += 1)}` },
    );
  const until = (holds: () => boolean) => expect.poll(holds, { timeout: 5_000, interval: 10 }).toBe(true);

  test('is asked under an id of run and attempt, with the mark of the installation, and writes where only this run does', async () => {
    const wanted = order('draw');
    expect(await start(wanted).end).toMatchObject({ state: 'succeeded' });
    const [asked] = server.asked;
    expect(asked).toMatchObject({
      prompt_id: idOf(wanted),
      client_id: idOf(wanted),
      extra_data: { dailies: { installation: opened.installation, run: wanted.run, attempt: 1 } },
      prompt: { '1': { inputs: { filename_prefix: `dailies/${idOf(wanted)}` } } },
    });
    expect(idOf(wanted)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(promptId('another', wanted.run, 1)).not.toBe(idOf(wanted));
    expect(promptId(opened.installation, wanted.run, 2)).not.toBe(idOf(wanted));
    expect(server.connections).toBe(0);
    expect(await readdir(join(opened.root, 'work'))).toEqual([]);
  });

  test('whose socket says nothing is asked, and nothing is missed', async () => {
    server.silent = true;
    const { end, reports } = start(order('draw'));
    expect(await end).toMatchObject({ state: 'succeeded' });
    expect(reports).toEqual([]);
    expect(await start(order('fail', { params: { message: 'Unseen.' } })).end).toMatchObject({ message: 'Unseen.' });
  });

  test('whose sockets break off is listened to again', async () => {
    const { end, reports } = start(order('draw', { params: { milliseconds: 1_800 } }));
    await until(() => reports.length > 0);
    server.cutSockets();
    expect(await end).toMatchObject({ state: 'succeeded' });
    expect(reports.at(-1)?.fraction).toBe(1);
  });

  test('that takes a prompt and loses its answer is not asked twice', async () => {
    server.losesAnswer = true;
    expect(await start(order('draw')).end).toMatchObject({ state: 'succeeded' });
    expect(server.asked).toHaveLength(1);
  });

  test('that has the prompt already is not asked again', async () => {
    const wanted = order('draw', { params: { milliseconds: 300 } });
    const first = start(wanted);
    await until(() => server.running !== null);
    first.stop.abort('released');
    expect(await first.end).toEqual({ state: 'stopped' });
    expect(await start(wanted, opened.make()).end).toMatchObject({ state: 'succeeded' });
    expect(server.asked).toHaveLength(1);
  });

  test('has somebody else at work: the run waits its turn and goes on saying so, and a cancel touches only its own', async () => {
    server.ask('of-somebody-else', { behaviour: 'wait' });
    const wanted = order('draw');
    const { end, stop, reports, waits } = start(wanted);
    await until(() => waits.length > 2);
    expect(new Set(waits)).toEqual(new Set(['Waiting for 1 other on the server']));
    expect(reports).toEqual([]);
    stop.abort('cancelled');
    expect(await end).toEqual({ state: 'stopped' });
    expect(server.queued.map(({ prompt_id: id }) => id)).toEqual(['of-somebody-else']);
    await executor.discard(wanted);
    expect(server.running).toBe('of-somebody-else');
    expect(server.interrupts).toEqual([]);
    // It is nobody's leftover here.
    expect(await executor.leftovers()).toEqual([]);
  });

  test('that is cancelled while it works is interrupted by name', async () => {
    const wanted = order('wait');
    const { end, stop, reports } = start(wanted);
    await until(() => reports.length > 0);
    server.ask('of-somebody-else', { behaviour: 'wait' });
    stop.abort('cancelled');
    expect(await end).toEqual({ state: 'stopped' });
    expect(server.interrupts).toEqual([idOf(wanted)]);
    await until(() => server.running === 'of-somebody-else');
  });

  test('knows nothing of a prompt whose queue somebody cleared, or after it was started anew', async () => {
    server.ask('of-somebody-else', { behaviour: 'wait' });
    const wanted = order('draw');
    const cleared = start(wanted);
    await until(() => server.queued.length === 2);
    await new ComfyApi({ url: server.url, credential: null }).unqueue([idOf(wanted)]);
    expect(await cleared.end).toMatchObject({
      code: 'machine-lost',
      message: expect.stringMatching(/knows nothing of/),
    });
    server.restart();
    const lost = start(order('wait'));
    await until(() => lost.reports.length > 0);
    server.restart();
    expect(await lost.end).toMatchObject({ code: 'machine-lost', message: expect.stringMatching(/knows nothing of/) });
  });

  test('that is interrupted by somebody else is a lost machine', async () => {
    const wanted = order('wait');
    const { end, reports } = start(wanted);
    await until(() => reports.length > 0);
    await new ComfyApi({ url: server.url, credential: null }).interrupt(idOf(wanted));
    expect(await end).toMatchObject({
      code: 'machine-lost',
      message: 'example@1 was interrupted on the ComfyUI server by somebody else; generate it again.',
    });
  });

  test('that is away for a moment keeps its run; that is away for long has lost it', async () => {
    const kept = start(order('draw', { params: { milliseconds: 900 } }));
    await until(() => kept.reports.length > 0);
    server.away = true;
    server.cutSockets();
    await sleep(700);
    server.away = false;
    expect(await kept.end).toMatchObject({ state: 'succeeded' });
    const lost = start(order('wait'));
    await until(() => lost.reports.length > 0);
    server.away = true;
    server.cutSockets();
    expect(await lost.end).toMatchObject({
      code: 'machine-lost',
      message: expect.stringMatching(/does not answer\. It has been away for 2 s/),
    });
    const stop = new AbortController();
    const asked = executor.execute(order('draw'), { onProgress: () => {}, signal: stop.signal });
    expect(await asked).toMatchObject({ code: 'machine-lost' });
    expect(await executor.adopt({ ...order('draw'), attempt: 2 }, watch())).toMatchObject({
      code: 'machine-lost',
    });
    await expect(executor.probe(AbortSignal.timeout(500))).rejects.toThrow(/does not answer/);
  });

  test('cancels within a second, also where the server is away', async () => {
    const { end, stop, reports } = start(order('wait'));
    await until(() => reports.length > 0);
    server.away = true;
    server.cutSockets();
    const atMs = performance.now();
    stop.abort('cancelled');
    expect(await end).toEqual({ state: 'stopped' });
    expect(performance.now() - atMs).toBeLessThan(1_000);
  });

  describe('adoption', () => {
    test('goes on with one that ended while nobody watched, and discards it once', async () => {
      const wanted = order('draw');
      const first = start(wanted);
      await until(() => server.asked.length > 0);
      first.stop.abort('released');
      await first.end;
      await until(() => server.known.includes(idOf(wanted)));
      const next = opened.make();
      const second = { ...wanted, attempt: 2 };
      expect(await next.adopt(second, watch())).toMatchObject({ state: 'succeeded' });
      expect(server.asked).toHaveLength(1);
      expect(await next.leftovers()).toEqual([{ run: wanted.run, attempt: 2 }]);
      // Whoever had the first attempt comes back late: what is no longer its own stays.
      await next.discard({ run: wanted.run, attempt: 1 });
      expect(server.known).toEqual([idOf(wanted)]);
      await next.discard(second);
      expect(server.known).toEqual([]);
      expect(await next.adopt({ ...wanted, attempt: 3 }, watch())).toBeNull();
    });

    test('takes the newest of several and stops the others', async () => {
      server.ask('of-somebody-else', { behaviour: 'draw', milliseconds: 700, filename_prefix: 'x/y', picture });
      const wanted = order('draw');
      for (const attempt of [1, 2]) {
        const { stop, end } = start({ ...wanted, attempt });
        await until(() => server.asked.length === attempt + 1);
        stop.abort('released');
        await end;
      }
      expect(server.queued).toHaveLength(3);
      expect(await opened.make().adopt({ ...wanted, attempt: 3 }, watch())).toMatchObject({ state: 'succeeded' });
      expect(server.known).toEqual(['of-somebody-else', idOf({ ...wanted, attempt: 2 })]);
    });

    test('counts the time that it worked before', async () => {
      const wanted = order('wait', { timeoutSeconds: 2 });
      const { stop, end, reports } = start(wanted);
      await until(() => reports.length > 0);
      stop.abort('released');
      await end;
      await sleep(1_700);
      const atMs = performance.now();
      expect(await opened.make().adopt({ ...wanted, attempt: 2 }, watch())).toMatchObject({ code: 'timeout' });
      expect(performance.now() - atMs).toBeLessThan(1_700);
    });

    test('does not go on with one that was stopped', async () => {
      const wanted = order('wait');
      const { stop, end, reports } = start(wanted);
      await until(() => reports.length > 0);
      stop.abort('released');
      await end;
      await new ComfyApi({ url: server.url, credential: null }).interrupt(idOf(wanted));
      await until(() => server.known.length === 1);
      expect(await opened.make().adopt({ ...wanted, attempt: 2 }, watch())).toBeNull();
    });

    test('is of this installation alone', async () => {
      const wanted = order('wait');
      const { stop, end, reports } = start(wanted);
      await until(() => reports.length > 0);
      stop.abort('released');
      await end;
      const other = opened.make({ installation: 'another' });
      expect(await other.adopt({ ...wanted, attempt: 2 }, watch())).toBeNull();
      expect(await other.leftovers()).toEqual([]);
      await other.discard(wanted);
      expect(server.running).toBe(idOf(wanted));
    });
  });

  describe('recordings', () => {
    const recordedOrder = (trace: string): RunOrder =>
      orderFor(
        {
          executor: 'comfyui',
          workflow: {
            '1': { class_type: 'Recorded', inputs: {} },
            '2': { class_type: 'Recorded', inputs: { image: ['1', 0], trace }, _meta: { title: 'KSampler' } },
            '3': { class_type: 'Recorded', inputs: { images: ['2', 0] } },
          },
          values: [],
          media: [],
          output: '3',
        },
        { run: `c-${(runs += 1)}` },
      );

    test.each(['ok', 'cached'])(
      'of a run that went well (%s) gives its file, its progress and its previews',
      async (trace) => {
        server.files.set('output/h3/shot_00001_.png', Buffer.from(picture, 'base64'));
        const { end, reports, previews } = start(recordedOrder(trace));
        expect(await end).toMatchObject({ state: 'succeeded', artifact: { widthPx: 32 } });
        expect(reports.at(-1)?.fraction).toBe(1);
        if (trace === 'cached') return;
        expect(reports.map(({ phase }) => phase)).toContain('KSampler, 2 of 4');
        expect(previews.length).toBeGreaterThan(0);
        expect(Buffer.from(previews[0] ?? []).toString('hex')).toBe('ffd8ffe0');
      },
    );

    test('of a failure gives its sentence, and a log without pictures', async () => {
      const end = await start(
        order('fail', { params: { message: recorded.fail_msgs[1]?.data.exception_message ?? '' } }),
      ).end;
      expect(end).toMatchObject({ state: 'failed', code: 'pipeline-failed', message: 'boom at step 2' });
      const log = end.state === 'failed' ? end.log : '';
      expect(log).toContain('ValueError: boom at step 2');
      expect(log).toMatch(/image = .{150,230}…$/m);
    });

    test.each([
      ['missing', 'bad-params', '"mode" of "Sampler" takes one of ok, fail, and zzz was given.'],
      ['link', 'bad-params', /^"Sampler" was refused: Exception when validating inner node/],
      ['none', 'bad-params', 'The workflow of example@1 gives no file; it needs a fix.'],
    ])('of a refusal (%s) gives its sentence', async (trace, code, message) => {
      const wanted = of(
        'Refused',
        { trace },
        { output: '2', workflow: { '2': { class_type: 'Refused', inputs: { trace }, _meta: { title: 'Sampler' } } } },
      );
      expect(await start(wanted).end).toMatchObject({
        state: 'failed',
        code,
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      });
    });

    test('of a 200 with something wrong at the wanted output is a failure, and nothing goes on', async () => {
      server.ask('of-somebody-else', { behaviour: 'wait' });
      const wanted = of('Partial', {}, { output: '9', workflow: { '9': { class_type: 'Partial', inputs: {} } } });
      expect(await start(wanted).end).toMatchObject({
        code: 'bad-params',
        message: '"Partial" has nothing at "images"; the pipeline needs a fix.',
      });
      expect(server.queued).toHaveLength(1);
    });
  });

  test('previews of both kinds are taken, those of others and broken ones are not', () => {
    expect(comfyPreview(pictureBytes(1, 'x'))).toEqual({
      picture: Buffer.from('ffd8ffe0', 'hex'),
      promptId: undefined,
    });
    expect(comfyPreview(pictureBytes(4, 'x'))).toEqual({ picture: Buffer.from('ffd8ffe0', 'hex'), promptId: 'x' });
    expect(comfyPreview(pictureBytes(3, 'x'))).toBeNull();
    expect(comfyPreview(pictureBytes(4, 'x').subarray(0, 20))).toBeNull();
    expect(comfyPreview(new Uint8Array(4))).toBeNull();
  });

  describe('inputs', () => {
    const media = async (bytes: Buffer | string) => {
      const { sha256 } = await opened.store.put(Buffer.from(bytes));
      return [{ type: 'media' as const, kind: 'image' as const, sha256: Sha256.parse(sha256) }];
    };
    const taking = (inputs: OrderOptions['inputs']): RunOrder =>
      orderFor(
        {
          ...contractRunner,
          workflow: {
            ...contractRunner.workflow,
            '2': { class_type: 'DailiesContract', inputs: { behaviour: 'nothing', image: 'example.png' } },
          },
          media: [{ port: 'image', node: '2', input: 'image' }],
        },
        { run: `c-${(runs += 1)}`, params: { picture }, inputs: inputs ?? {} },
      );
    const given = () => server.asked.at(-1)?.prompt['2']?.inputs['image'];

    test('are uploaded once under a name of their sha256', async () => {
      const bytes = Buffer.from(picture, 'base64');
      const image = await media(bytes);
      const name = `${image[0]?.sha256 ?? ''}.png`;
      for (const wanted of [taking({ image }), taking({ image })]) {
        expect(await start(wanted).end).toMatchObject({ state: 'succeeded' });
        expect(given()).toBe(name);
      }
      expect(server.uploads).toEqual([name]);
      expect(server.files.get(`input//${name}`)?.equals(bytes)).toBe(true);
    });

    test('whose name another file has are found under the one that the server gives', async () => {
      const image = await media(Buffer.from(picture, 'base64'));
      const name = `${image[0]?.sha256 ?? ''}.png`;
      server.files.set(`input//${name}`, Buffer.from('half of it'));
      expect(await start(taking({ image })).end).toMatchObject({ state: 'succeeded' });
      expect(given()).toBe(name.replace('.png', ' (1).png'));
    });

    test('that are missing, or gone from the store, are told', async () => {
      expect(await start(taking({})).end).toMatchObject({
        code: 'bad-params',
        message: 'This pipeline needs something at "image"; connect it and generate again.',
      });
      const gone = [{ type: 'media' as const, kind: 'image' as const, sha256: Sha256.parse('0'.repeat(64)) }];
      expect(await start(taking({ image: gone })).end).toMatchObject({ code: 'bad-params' });
      expect(server.asked).toEqual([]);
    });
  });

  test.each([
    ['text', /^example@1 gave text and no file; choose an output node that saves one\.$/],
    ['nothing', /^example@1 ended without an error, but its output node gave nothing; it needs a fix\.$/],
  ])('that gives %s has made nothing', async (behaviour, message) => {
    expect(await start(order(behaviour)).end).toMatchObject({
      code: 'bad-output',
      message: expect.stringMatching(message),
    });
  });

  test('whose file is too large, or gone, has made nothing', async () => {
    const noise = randomBytes(300_000).toString('base64');
    expect(await start(order('draw', { params: { picture: noise } })).end).toMatchObject({
      code: 'bad-output',
      message: expect.stringMatching(/at most 100000 are taken/),
    });
    const held = order('draw', { params: { milliseconds: 200 } });
    const { end } = start(held);
    await until(() => server.running !== null);
    server.files.get = () => undefined;
    expect(await end).toMatchObject({
      code: 'bad-output',
      message: expect.stringMatching(/has the file of example@1 no more/),
    });
  });

  test('that wants a credential is given it, and no sentence holds it', async () => {
    server.authorization = `Basic ${Buffer.from('farm:secret').toString('base64')}`;
    expect(await start(order('draw'), opened.make({ credential: 'farm:secret' })).end).toMatchObject({
      state: 'succeeded',
    });
    const refused = await start(order('draw'), opened.make({ credential: 'wrong-secret' })).end;
    expect(refused).toMatchObject({ code: 'refused' });
    expect(JSON.stringify(refused)).not.toContain('secret');
  });

  test('tells its version, its queue, its memory and what it ran last', async () => {
    await start(of('Recorded', { ckpt_name: 'flux.safetensors', trace: 'ok' })).end;
    server.ask('of-somebody-else', { behaviour: 'wait' });
    expect(await executor.probe(AbortSignal.timeout(1_000))).toEqual({
      version: '0.3.64',
      queued: 1,
      loaded: ['flux.safetensors'],
      gpus: [
        {
          name: 'cuda:0 NVIDIA H200',
          memoryBytes: 150_000,
          usedBytes: 100_000,
          load: null,
          temperatureCelsius: null,
        },
      ],
    });
  });

  test('what answers there and is another thing is said', async () => {
    opened.moveTo(`${server.url}/elsewhere`);
    expect(await opened.make().execute(order('draw'), watch())).toMatchObject({
      code: 'machine-lost',
      message: expect.stringMatching(/answers 404/),
    });
  });
});
