import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guardFetch, OutboundRules } from '@dailies/outbound';
import type { ProviderSignIn } from '@dailies/shared/farm';
import type { ProviderRunner } from '@dailies/shared/runs';
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExecutionEnd, RunOrder, RunWatch, StopReason } from '../Executor.ts';
import { orderFor } from '../testing/orderFor.ts';
import type { Asked } from './testing/Asked.ts';
import { falApi } from './testing/falApi.ts';
import type { Play } from './testing/FakeJob.ts';
import { klingApi } from './testing/klingApi.ts';
import { openAiApi } from './testing/openAiApi.ts';
import { type OpenedProvider, openProvider } from './testing/openProvider.ts';
import type { Interface, Reply } from './testing/ProviderServer.ts';

const KEY = { kind: 'header', header: 'Authorization', scheme: 'Key' } as const;
const PROBLEM = {
  sentence: ['/detail/0/msg', '/detail', '/message', '/error/message'],
  code: ['/code', '/error/code'],
  good: ['0'],
};

const fal = (more: Partial<ProviderRunner> = {}): ProviderRunner => ({
  executor: 'http',
  values: { prompt: 'param:prompt' },
  media: {},
  submit: {
    method: 'POST',
    path: '/fal-ai/flux-1/dev',
    body: { prompt: '{prompt}' },
    keep: { status: '/status_url', response: '/response_url', cancel: '/cancel_url' },
  },
  poll: { method: 'GET', path: '{kept.status}', everyMs: 100, state: '/status', done: ['COMPLETED'], failed: [] },
  fetch: { method: 'GET', path: '{kept.response}' },
  result: { at: '/images/0/url', as: 'url', kind: 'image' },
  cancel: { method: 'PUT', path: '{kept.cancel}' },
  problem: { ...PROBLEM, busy: ['still in progress'] },
  ...more,
});

const kling: ProviderRunner = {
  executor: 'http',
  values: { prompt: 'param:prompt' },
  media: {},
  submit: {
    method: 'POST',
    path: '/v1/videos/text2video',
    body: { prompt: '{prompt}', duration: '5', external_task_id: '{key}' },
    keep: { id: '/data/task_id' },
  },
  find: { method: 'GET', path: '/v1/videos/text2video/{key}' },
  poll: {
    method: 'GET',
    path: '/v1/videos/text2video/{kept.id}',
    everyMs: 100,
    state: '/data/task_status',
    done: ['succeed'],
    failed: ['failed'],
  },
  result: { at: '/data/task_result/videos/0/url', as: 'url', kind: 'image' },
  problem: { ...PROBLEM, sentence: ['/data/task_status_msg', '/message'], unpaid: ['1102'], busy: ['1303'] },
};

const openAi: ProviderRunner = {
  executor: 'http',
  values: {},
  media: {},
  submit: { method: 'POST', path: '/v1/images/generations', body: { size: '1024x1024' }, keep: {} },
  result: { at: '/data/0/b64_json', as: 'base64', kind: 'image' },
  problem: PROBLEM,
};

const isSubmit = ({ method }: Asked): boolean => method === 'POST';
const isResult = ({ host }: Asked): boolean => host === '127.0.0.2';
const isStatus = ({ path }: Asked): boolean => path.endsWith('/status');

/** As a job-runner starts: nothing is fetched but by these rules. */
const LOCAL = new OutboundRules(['127.0.0.0/8']);

let picture: Buffer;
beforeAll(async () => {
  guardFetch(LOCAL);
  const create = { width: 32, height: 18, channels: 3, background: '#204060' } as const;
  picture = await sharp({ create }).png().toBuffer();
});

let opened: OpenedProvider | undefined;
const all: OpenedProvider[] = [];
afterEach(async () => {
  await Promise.all(all.splice(0).map((each) => each.close()));
});

async function start(
  provider: Interface,
  runner: ProviderRunner,
  {
    signIn = KEY,
    credential = 'fal-id:fal-secret',
    maxOutputBytes,
    end = 'done',
  }: { signIn?: ProviderSignIn; credential?: string; maxOutputBytes?: number; end?: Play['end'] } = {},
) {
  const play = (): Play => ({ progress: [0.5], holdMs: 0, end, result: picture });
  const provided = await openProvider(provider, play, { signIn }, credential, maxOutputBytes);
  opened = provided;
  all.push(provided);
  const executor = provided.open();
  const reports: string[] = [];
  const waits: string[] = [];
  const order = (more: Parameters<typeof orderFor>[1] = {}): RunOrder =>
    orderFor(runner, { run: 'trapped', params: { prompt: 'A pier' }, ...more });
  const watch = (signal = new AbortController().signal): RunWatch => ({
    onProgress: (_, phase) => void reports.push(phase),
    onWaiting: (phase) => void waits.push(phase),
    signal,
  });
  return {
    ...provided,
    executor,
    reports,
    waits,
    order,
    watch,
    instead: (when: (asked: Asked) => boolean, ...replies: Reply[]): void => {
      for (const reply of replies) provided.server.instead.push({ when, reply });
    },
    submits: () => provided.server.asked.filter(isSubmit).length,
    execute: (more: Parameters<typeof orderFor>[1] = {}): Promise<ExecutionEnd> =>
      executor.execute(order(more), watch()),
    /** A record as a runner leaves it that is killed there. */
    leave: async (record: object): Promise<void> => {
      const folder = join(provided.workFolder, 'trapped');
      await mkdir(join(folder, 'out'), { recursive: true });
      const whole = { attempt: 1, startedAtMs: Date.now(), key: 'dailies-here-trapped-1', ...record };
      await writeFile(join(folder, 'job.json'), JSON.stringify(whole));
    },
  };
}

const startKling = (end: Play['end'] = 'done') =>
  start(klingApi, kling, { signIn: { kind: 'jwt' }, credential: 'kling-access:kling-secret-key', end });
const startOpenAi = () =>
  start(openAiApi, openAi, {
    signIn: { kind: 'header', header: 'Authorization', scheme: 'Bearer' },
    credential: 'sk-secret',
  });

describe('errors', () => {
  test.each<readonly [number, unknown, string, RegExp]>([
    [400, { detail: 'The prompt is too long.' }, 'bad-params', /^The prompt is too long\.$/],
    [422, { detail: [{ msg: 'Field required' }] }, 'bad-params', /^Field required$/],
    [401, { detail: 'secret' }, 'refused', /does not accept the credential/],
    [403, {}, 'refused', /does not accept the credential/],
    [402, {}, 'refused', /^The account at The provider has no credit left/],
    [404, {}, 'missing-tool', /^The provider has no such model; choose another pipeline\.$/],
    [413, {}, 'bad-params', /answered with an error \(413\)/],
    [501, {}, 'pipeline-failed', /answered with an error \(501\)/],
  ])('%i is told as what it means', async (status, json, code, message) => {
    const { instead, execute } = await start(falApi, fal());
    instead(isSubmit, { status, json });
    expect(await execute()).toMatchObject({ state: 'failed', code, message: expect.stringMatching(message) });
  });

  test('one that comes with a good status is one', async () => {
    const { instead, execute } = await startKling();
    instead(isSubmit, { status: 200, json: { code: 1201, message: 'duration value is invalid' } });
    expect(await execute()).toMatchObject({ code: 'pipeline-failed', message: 'duration value is invalid' });
  });

  test('no money left is not waited for, although it says 429', async () => {
    const { instead, execute, submits } = await startKling();
    instead(isSubmit, { status: 429, json: { code: 1102, message: 'Account balance not enough' } });
    expect(await execute()).toMatchObject({ code: 'refused', message: expect.stringMatching(/has no credit left/) });
    expect(submits()).toBe(1);
  });

  test('too many requests are waited for as long as is asked, and it is said again meanwhile', async () => {
    const { instead, execute, submits, waits, server } = await start(falApi, fal());
    instead(isSubmit, { status: 429, json: { detail: 'Slow down.' }, headers: { 'retry-after': '2' } });
    instead(isStatus, { status: 503 }, { status: 429, headers: { 'retry-after': '0' } });
    const startedMs = performance.now();
    expect(await execute()).toMatchObject({ state: 'succeeded' });
    expect(performance.now() - startedMs).toBeGreaterThan(2_300);
    // At least twice for the 2 s, and once for each of the others.
    expect(waits.length).toBeGreaterThanOrEqual(4);
    expect(new Set(waits)).toEqual(new Set(['Waiting: The provider is busy']));
    expect([submits(), server.jobs.size]).toEqual([2, 1]);
  });

  test('waiting ends with the time of the run', async () => {
    const { instead, execute } = await start(falApi, fal());
    instead(isSubmit, { status: 429, headers: { 'retry-after': '3600' } });
    expect(await execute({ timeoutSeconds: 1 })).toMatchObject({ code: 'timeout' });
  });

  test('a provider that is away for long is a lost machine, whose job is adopted later', async () => {
    const { execute, instead, adoptLater } = await (async () => {
      const started = await start(falApi, fal());
      return { ...started, adoptLater: () => started.open().adopt(started.order({ attempt: 2 }), started.watch()) };
    })();
    instead(isStatus, ...Array.from({ length: 9 }, (): Reply => 'break'));
    expect(await execute()).toMatchObject({
      code: 'machine-lost',
      message: expect.stringMatching(/could not be reached for 1 s/),
    });
    opened?.server.instead.splice(0);
    expect(await adoptLater()).toMatchObject({ state: 'succeeded' });
    expect(opened?.server.jobs.size).toBe(1);
  });

  test('a shot that is longer than the provider makes never reaches it', async () => {
    const values = { prompt: 'param:prompt', seconds: { from: 'seconds', choose: { '0.01': 1 } } } as const;
    const { execute, server } = await start(falApi, fal({ values }));
    expect(await execute()).toMatchObject({
      code: 'bad-params',
      message: 'It is 0.042 s long, and at most 0.01 s can be made; make it shorter.',
    });
    expect(server.asked).toEqual([]);
  });
});

describe('what is not yet there, or no longer', () => {
  test('a job that is not known everywhere yet is asked for again', async () => {
    const { instead, execute } = await start(falApi, fal());
    instead(isStatus, { status: 404, json: { detail: 'Not found' } });
    expect(await execute()).toMatchObject({ state: 'succeeded' });
  });

  test('a job that is gone fails with what to do', async () => {
    const { leave, executor, order, watch, server } = await start(falApi, fal());
    const at = `${server.url}/fal-ai/flux-1/requests/gone`;
    await leave({
      state: 'submitted',
      submittedAtMs: 0,
      kept: { status: `${at}/status`, response: at, cancel: `${at}/cancel` },
    });
    expect(await executor.adopt(order(), watch())).toMatchObject({
      code: 'pipeline-failed',
      message: 'The provider no longer knows of this; generate it again.',
    });
  });

  test('an answer that says done before the result is there is waited for', async () => {
    const { instead, execute } = await start(falApi, fal());
    instead(({ path }) => path.endsWith('/job-1'), { status: 400, json: { detail: 'Request is still in progress' } });
    expect(await execute()).toMatchObject({ state: 'succeeded' });
  });

  test('an address that has expired is asked for anew', async () => {
    const { instead, execute } = await start(falApi, fal());
    instead(isResult, { status: 403, json: { message: 'Request has expired' } });
    expect(await execute()).toMatchObject({ state: 'succeeded' });
  });

  test('one that stays expired says so', async () => {
    const { instead, execute } = await start(falApi, fal());
    instead(isResult, { status: 403 }, { status: 404 }, { status: 410 });
    expect(await execute()).toMatchObject({
      code: 'bad-output',
      message: 'The result is no longer to be had at 127.0.0.2:PORT (410); generate it again.'.replace(
        'PORT',
        new URL(opened?.server.url ?? '').port,
      ),
    });
  });

  test('a result that breaks off is fetched again', async () => {
    const { instead, execute } = await start(falApi, fal());
    instead(isResult, 'break');
    expect(await execute()).toMatchObject({ state: 'succeeded', artifact: { widthPx: 32 } });
  });
});

describe('who may be asked', () => {
  test('a provider that leads to another host is not followed there with the credential', async () => {
    const { instead, execute, server } = await start(falApi, fal());
    instead(isSubmit, {
      status: 307,
      headers: { location: `${server.url.replace('127.0.0.1', '127.0.0.2')}/fal-ai/flux-1/dev` },
    });
    expect(await execute()).toMatchObject({
      code: 'pipeline-failed',
      message: expect.stringMatching(/^The provider wants to be asked at another address/),
    });
    expect(server.asked.filter(isResult)).toEqual([]);
  });

  test('nor is an address of another host that it gives to go on at', async () => {
    const { instead, execute, server } = await start(falApi, fal());
    const at = server.url.replace('127.0.0.1', '127.0.0.2');
    instead(isSubmit, { status: 200, json: { status_url: `${at}/status`, response_url: at, cancel_url: at } });
    expect(await execute()).toMatchObject({
      code: 'pipeline-failed',
      message: expect.stringMatching(/^The provider gave 127\.0\.0\.2:\d+ to go on at/),
    });
    expect(server.asked.filter(isResult)).toEqual([]);
  });

  test('a result inside the network is not fetched', async () => {
    const { execute, server } = await start(falApi, fal());
    try {
      guardFetch(new OutboundRules(['127.0.0.1']));
      expect(await execute()).toMatchObject({
        code: 'refused',
        message: expect.stringMatching(/^127\.0\.0\.2:\d+ is not on the public internet/),
      });
      expect(server.asked.filter(isResult)).toEqual([]);
    } finally {
      guardFetch(LOCAL);
    }
  });

  test('a result that is larger than is taken is not kept', async () => {
    const { execute, workFolder } = await start(falApi, fal(), { maxOutputBytes: 20 });
    expect(await execute()).toMatchObject({
      code: 'bad-output',
      message: expect.stringMatching(/more than the 20 bytes that are taken/),
    });
    expect(await readdir(join(workFolder, 'trapped', 'out'))).toEqual([]);
  });

  test('a credential that none can be is refused without being shown', async () => {
    for (const [signIn, credential] of [
      [KEY, 'sk-1\r\nx: y'],
      [{ kind: 'jwt' }, 'only-one-key'],
    ] as const) {
      await expect(start(falApi, fal(), { signIn, credential })).rejects.toThrow(/^The credential (has|must)/);
      await expect(start(falApi, fal(), { signIn, credential })).rejects.not.toThrow(/sk-1|only-one-key/);
    }
  });
});

describe('a job is paid for once', () => {
  test('a result that was made is adopted without asking again, and so is a failure', async () => {
    for (const end of ['done', { fail: 'The lens cap is on.' }] as const) {
      const { execute, open, order, watch, submits, close } = await startKling(end);
      const first = await execute();
      const adopted = await open().adopt(order({ attempt: 2 }), watch());
      expect(adopted).toMatchObject(
        end === 'done' ? { state: 'succeeded' } : { state: 'failed', message: 'The lens cap is on.' },
      );
      expect(first.state).toBe(adopted?.state);
      expect(submits()).toBe(1);
      await close();
    }
  });

  test('a submission whose answer is lost is looked for by its key', async () => {
    const { execute, server, instead } = await startKling();
    instead((asked) => isSubmit(asked) && server.begin(asked).id !== '', 'break');
    expect(await execute()).toMatchObject({ state: 'succeeded' });
    expect(server.jobs.size).toBe(1);
  });

  test('and is made anew where it is not there', async () => {
    const { execute, server, instead, submits } = await startKling();
    instead(isSubmit, 'break');
    expect(await execute()).toMatchObject({ state: 'succeeded' });
    expect([submits(), server.jobs.size]).toEqual([2, 1]);
  });

  test('where a provider has no such key nothing is submitted twice', async () => {
    const { execute, instead, submits, open, order, watch } = await start(falApi, fal());
    instead(isSubmit, 'break');
    const unknown = {
      code: 'pipeline-failed',
      message: expect.stringMatching(/^It is not known whether The provider took this/),
    };
    expect(await execute()).toMatchObject(unknown);
    expect(await open().adopt(order({ attempt: 2 }), watch())).toMatchObject(unknown);
    expect(submits()).toBe(1);
  });

  test('a gateway that lost the answer is no leave to submit again', async () => {
    const { execute, instead, submits } = await start(falApi, fal());
    instead(isSubmit, { status: 504 });
    expect(await execute()).toMatchObject({
      code: 'pipeline-failed',
      message: expect.stringMatching(/^It is not known/),
    });
    expect(submits()).toBe(1);
    await opened?.close();
    const atOnce = await startOpenAi();
    atOnce.instead(isSubmit, { status: 504 });
    expect(await atOnce.execute()).toMatchObject({ code: 'machine-lost' });
    expect(atOnce.submits()).toBe(1);
  });

  test('a header with the key lets it be submitted again', async () => {
    const { execute, instead, server } = await start(
      falApi,
      fal({ submit: { ...fal().submit, headers: { 'Idempotency-Key': '{key}' } } }),
    );
    instead(isSubmit, 'break');
    expect(await execute()).toMatchObject({ state: 'succeeded' });
    const keys = server.asked.filter(isSubmit).map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual(['dailies-here-trapped-1', 'dailies-here-trapped-1']);
  });

  test('a runner that was killed while it submitted is followed by the same rules', async () => {
    const byKey = await startKling();
    await byKey.leave({ state: 'submitting' });
    expect(await byKey.executor.adopt(byKey.order({ attempt: 2 }), byKey.watch())).toMatchObject({
      state: 'succeeded',
    });
    expect(byKey.server.jobs.size).toBe(1);
    await byKey.close();
    const without = await start(falApi, fal());
    await without.leave({ state: 'submitting' });
    expect(await without.executor.adopt(without.order({ attempt: 2 }), without.watch())).toMatchObject({
      code: 'pipeline-failed',
    });
    expect(without.submits()).toBe(0);
    await without.close();
    const atOnce = await startOpenAi();
    await atOnce.leave({ state: 'submitting' });
    expect(await atOnce.executor.adopt(atOnce.order({ attempt: 2 }), atOnce.watch())).toBeNull();
  });

  test('an answer that had the result is read again by who follows', async () => {
    const { execute, open, order, watch, leave, submits } = await startOpenAi();
    expect(await execute()).toMatchObject({ state: 'succeeded' });
    await leave({ state: 'answered' });
    expect(await open().adopt(order({ attempt: 2 }), watch())).toMatchObject({ state: 'succeeded' });
    expect(submits()).toBe(1);
  });

  /** Stops a run while the provider takes half a second to answer its submission. */
  async function stopInFlight(reason: StopReason) {
    const slow: Interface = async (asked, server) => {
      const reply = await falApi(asked, server);
      if (isSubmit(asked)) await sleep(500);
      return reply ?? { status: 404 };
    };
    const started = await start(slow, fal(), { end: reason === 'cancelled' ? 'never' : 'done' });
    const stop = new AbortController();
    const end = started.executor.execute(started.order(), started.watch(stop.signal));
    await expect.poll(() => started.server.jobs.size).toBe(1);
    const stoppedMs = performance.now();
    stop.abort(reason);
    expect(await end).toEqual({ state: 'stopped' });
    expect(performance.now() - stoppedMs).toBeLessThan(1_000);
    return started;
  }

  test('a cancel while it is submitted reaches the provider too', async () => {
    const { executor, server, order } = await stopInFlight('cancelled');
    await executor.discard(order());
    expect([...server.jobs.values()].map(({ cancelled }) => cancelled)).toEqual([true]);
    expect(await executor.leftovers()).toEqual([]);
  });

  test('a runner that lets go while it submits leaves what its follower needs', async () => {
    const { open, order, watch, server } = await stopInFlight('released');
    expect(await open().adopt(order({ attempt: 2 }), watch())).toMatchObject({ state: 'succeeded' });
    expect(server.jobs.size).toBe(1);
  });

  test('a cancel that the provider does not take is kept for later', async () => {
    const { leave, executor, order, instead, server } = await start(falApi, fal(), { end: 'never' });
    const job = server.begin({
      method: 'POST',
      host: '',
      path: '',
      query: new URLSearchParams(),
      headers: {},
      json: {},
      text: '',
    });
    const address = `${server.url}/fal-ai/flux-1/requests/${job.id}/cancel`;
    await leave({ state: 'submitted', cancel: { method: 'PUT', address, headers: {} } });
    instead(({ method }) => method === 'PUT', { status: 503 });
    await expect(executor.discard(order())).rejects.toThrow('did not take a cancel (503)');
    expect(await executor.leftovers()).toEqual([{ run: 'trapped', attempt: 1 }]);
    await executor.discard(order());
    expect([job.cancelled, await executor.leftovers()]).toEqual([true, []]);
  });
});

describe('how it fares', () => {
  test('is told by a path of its own, with its credential', async () => {
    const path = '/fal-ai/flux-1/requests/job-1/status';
    const play = (): Play => ({ progress: [0.5], holdMs: 0, end: 'never', result: picture });
    for (const [credential, expected] of [
      ['fal-id:fal-secret', null],
      ['fal-id:other', /^The provider does not accept the credential/],
    ] as const) {
      opened = await openProvider(falApi, play, { signIn: KEY, health: path }, credential);
      all.push(opened);
      opened.server.begin({
        method: 'POST',
        host: '',
        path: '',
        query: new URLSearchParams(),
        headers: {},
        json: {},
        text: '',
      });
      const probe = opened.open().probe(AbortSignal.timeout(2_000));
      if (expected === null) expect(await probe).toEqual({ version: null, queued: 0, loaded: [], gpus: [] });
      else await expect(probe).rejects.toThrow(expected);
      await opened.close();
    }
    const away = opened?.open().probe(AbortSignal.timeout(2_000));
    await expect(away).rejects.toThrow('The provider cannot be reached.');
  });

  test('needs no path: any answer is one', async () => {
    const { executor } = await start(falApi, fal(), { credential: 'fal-id:other' });
    expect(await executor.probe(AbortSignal.timeout(2_000))).toMatchObject({ queued: 0 });
  });
});
