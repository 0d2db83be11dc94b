import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CpuPool } from './CpuPool.ts';

let pool: CpuPool;
beforeAll(() => {
  pool = new CpuPool({
    functions: new URL('testing/roughFunctions.ts', import.meta.url).href,
    size: 1,
    patienceMs: 150,
    environment: { GREETING: 'hello' },
  });
});
afterAll(() => pool.close());

const Echo = z.object({ pid: z.number() });
const pidOf = async (): Promise<number> => Echo.parse(await pool.call('echo', null)).pid;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('bytes go there and back, and a child is used again', async () => {
  const bytes = new Uint8Array(3_000_000).fill(7);
  expect(await pool.call('echo', { bytes })).toMatchObject({ input: { bytes } });
  expect(await pidOf()).toBe(await pidOf());
});

test('short calls at once take turns on a child, each with its own answer', async () => {
  const [first, ...others] = await Promise.all([1, 2, 3, 4, 5].map((input) => pool.call('echo', input)));
  const { pid } = Echo.parse(first);
  expect(others).toEqual([2, 3, 4, 5].map((input) => ({ input, pid })));
});

test('one behind calls that last gets a child of its own; one that is called off waits no longer', async () => {
  const stop = new AbortController();
  const busy = await pidOf();
  const spins = [pool.call('spin', null, stop.signal), pool.call('spin', null, stop.signal)];
  const gone = new AbortController();
  const calledOff = pool.call('echo', null, gone.signal);
  gone.abort('never mind');
  await expect(calledOff).rejects.toBe('never mind');
  expect(await pidOf()).not.toBe(busy);
  stop.abort('enough');
  expect(await Promise.allSettled(spins)).toMatchObject([{ reason: 'enough' }, { reason: 'enough' }]);
});

test('what was foreseen keeps its code, a bug its trace, and the child lives on', async () => {
  const pid = await pidOf();
  await expect(pool.call('refuse', null)).rejects.toMatchObject({
    code: 'bad-output',
    message: 'The file is damaged; generate it again.',
  });
  await expect(pool.call('bug', null)).rejects.toMatchObject({
    message: 'x is not a function',
    stack: expect.stringContaining('roughFunctions'),
  });
  await expect(pool.call('nothing of this name', null)).rejects.toThrow('There is no CPU function');
  expect(await pidOf()).toBe(pid);
});

test.each(['crash', 'exit'])('a %s of the child fails its call alone', async (name) => {
  const [gone, other] = await Promise.allSettled([pool.call(name, null), pool.call('echo', 1)]);
  expect(gone).toMatchObject({ status: 'rejected', reason: { code: 'bad-output' } });
  expect(other).toMatchObject({ status: 'fulfilled' });
  expect(await pool.call('echo', 2)).toMatchObject({ input: 2 });
});

test('an abort kills what spins', async () => {
  const stop = new AbortController();
  const call = pool.call('spin', null, stop.signal);
  await sleep(300);
  const abortedMs = performance.now();
  stop.abort('cancelled');
  await expect(call).rejects.toBe('cancelled');
  expect(performance.now() - abortedMs).toBeLessThan(3_000);
  await expect(pool.call('echo', null, AbortSignal.abort('already'))).rejects.toBe('already');
});

test('closing leaves no child', async () => {
  const other = new CpuPool({
    functions: new URL('testing/roughFunctions.ts', import.meta.url).href,
    size: 2,
    environment: {},
  });
  const { pid } = Echo.parse(await other.call('echo', null));
  expect(isAlive(pid)).toBe(true);
  const waiting = [other.call('spin', null), other.call('spin', null), other.call('echo', null)];
  const ends = Promise.allSettled(waiting);
  await other.close();
  expect(await ends).toMatchObject([{}, {}, { reason: { message: 'The pool is closed.' } }]);
  expect(isAlive(pid)).toBe(false);
});
