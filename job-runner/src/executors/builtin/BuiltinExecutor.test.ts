import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderStore } from '@dailies/media-store';
import { DailiesError } from '@dailies/shared/errors';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { executorContract } from '../executorContract.ts';
import { RunFailure } from '../RunFailure.ts';
import { orderFor } from '../testing/orderFor.ts';
import type { Builtin } from './Builtin.ts';
import { BuiltinExecutor } from './BuiltinExecutor.ts';

const picture = (text: string, mediaType = 'image/png') => ({
  bytes: Buffer.from(text, 'base64'),
  mediaType,
  widthPx: 32,
  heightPx: 18,
  frames: 1,
});

const Params = z.object({
  behaviour: z.string(),
  picture: z.string(),
  milliseconds: z.number().default(0),
  message: z.string().default(''),
});

const example: Builtin = async ({ recipe }, { onProgress, signal }) => {
  const params = Params.parse(recipe.params);
  switch (params.behaviour) {
    case 'draw':
      onProgress(0.1, 'Loading');
      await sleep(params.milliseconds, undefined, { signal });
      onProgress(0.6, 'Drawing…');
      onProgress(0.4, 'Drawing…');
      onProgress(1, 'Done');
      return picture(params.picture);
    case 'wait':
      onProgress(0.05, 'Waiting');
      await sleep(300_000, undefined, { signal });
      return picture('');
    case 'text':
      return picture('', 'text/plain');
    default:
      throw new RunFailure('pipeline-failed', params.message);
  }
};

const open = async () => {
  const root = await mkdtemp(join(tmpdir(), 'dailies-builtin-'));
  const store = await FolderStore.open(root);
  const scratch = await ScratchFolder.open(join(root, 'scratch'));
  const make = () =>
    new BuiltinExecutor({ store, scratch, environment: {}, builtins: new Map([['example', example]]) });
  return {
    executor: make(),
    store,
    scratch,
    order: (options: Parameters<typeof orderFor>[1]) => orderFor({ executor: 'builtin', name: 'example' }, options),
    missing: () => orderFor({ executor: 'builtin', name: 'nothing' }),
    reopen: async () => make(),
    processes: async () => 0,
    close: () => rm(root, { recursive: true }),
  };
};

executorContract('builtin', open);

test.each([
  ['does not listen to its signal', () => new Promise<never>(() => {}), 'stopped'],
  ['throws what nobody foresaw', () => Promise.reject(new TypeError('x is not a function')), 'failed'],
] as const)('a builtin that %s still ends', async (_, work, state) => {
  const { store, scratch, close } = await open();
  const executor = new BuiltinExecutor({ store, scratch, environment: {}, builtins: new Map([['bad', work]]) });
  const stop = new AbortController();
  const end = executor.execute(orderFor({ executor: 'builtin', name: 'bad' }), {
    onProgress: () => {},
    signal: stop.signal,
  });
  await sleep(20);
  stop.abort('cancelled');
  expect(await end).toMatchObject({ state });
  await close();
});

test.each([
  [
    new TypeError('x is not a function'),
    'internal',
    /^example@1 stopped on an error of Dailies' own; the log says more\.$/,
    /TypeError: x is not/,
  ],
  [
    new DailiesError('internal', 'Drawing failed: generate it again.', { cause: new Error('deep') }),
    'internal',
    /^Drawing failed: generate it again\.$/,
    /deep/,
  ],
  [
    new DailiesError('storage', 'The media folder is full; free some space.'),
    'storage',
    /^The media folder is full/,
    /storage/,
  ],
])('%s is told in a sentence, with the log behind it', async (error, code, message, log) => {
  const { store, scratch, close } = await open();
  const executor = new BuiltinExecutor({
    store,
    scratch,
    environment: {},
    builtins: new Map([['bad', () => Promise.reject(error)]]),
  });
  const end = await executor.execute(orderFor({ executor: 'builtin', name: 'bad' }), {
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  expect(end).toMatchObject({
    state: 'failed',
    code,
    message: expect.stringMatching(message),
    log: expect.stringMatching(log),
  });
  await close();
});
