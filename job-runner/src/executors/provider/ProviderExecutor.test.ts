import type { PipelineRunner } from '@dailies/shared/runs';
import type { RunOrder } from '../Executor.ts';
import { executorContract } from '../executorContract.ts';
import { orderFor, type OrderOptions } from '../testing/orderFor.ts';
import type { Play } from './testing/FakeJob.ts';
import { openProvider } from './testing/openProvider.ts';
import type { Asked } from './testing/Asked.ts';
import { runwayApi } from './testing/runwayApi.ts';

const BEARER = { signIn: { kind: 'header', header: 'Authorization', scheme: 'Bearer' } } as const;

/** A model that does as the contract's params say. */
function contractPlay({ json }: Asked): Play {
  const { behaviour, picture, message, milliseconds } = json;
  const bytes = Buffer.from(String(picture), 'base64');
  return {
    progress: behaviour === 'wait' ? [0.05] : behaviour === 'draw' ? [0.1, 0.6, 0.4] : [],
    holdMs: Number(milliseconds ?? 0),
    end: behaviour === 'wait' ? 'never' : behaviour === 'fail' ? { fail: String(message) } : 'done',
    result: behaviour === 'text' ? Buffer.from('No picture.') : bytes,
  };
}

/** Runway's interface, with a model that takes the contract's params. */
const contractRunner = (path = '/v1/text_to_image'): PipelineRunner => ({
  executor: 'http',
  values: Object.fromEntries(
    ['behaviour', 'picture', 'message', 'milliseconds', 'run'].map((name) => [name, `param:${name}`]),
  ),
  media: {},
  headers: { 'X-Runway-Version': '2024-11-06' },
  submit: {
    method: 'POST',
    path,
    body: {
      key: '{key}',
      behaviour: '{behaviour}',
      picture: '{picture}',
      message: '{message}',
      milliseconds: '{milliseconds}',
    },
    keep: { id: '/id' },
  },
  poll: {
    method: 'GET',
    path: '/v1/tasks/{kept.id}',
    everyMs: 100,
    state: '/status',
    done: ['SUCCEEDED'],
    failed: ['FAILED'],
    progress: { at: '/progress', of: 1 },
  },
  result: { at: '/output/0', as: 'url', kind: 'image' },
  cancel: { method: 'DELETE', path: '/v1/tasks/{kept.id}' },
  problem: { sentence: ['/failure', '/error'], code: ['/failureCode'] },
});

executorContract('http', async () => {
  const opened = await openProvider(runwayApi, contractPlay, BEARER, 'runway-secret');
  const { server } = opened;
  return {
    executor: opened.open(),
    store: opened.store,
    order: (options: OrderOptions) => orderFor(contractRunner(), options),
    missing: () => orderFor(contractRunner('/v1/dream_of_sheep')),
    reopen: async () => opened.open(),
    processes: async ({ run }: RunOrder) =>
      [...server.jobs.values()].filter(({ lives, asked }) => lives && String(asked.json['key']).includes(`-${run}-`))
        .length,
    close: opened.close,
  };
});
