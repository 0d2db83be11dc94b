import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CpuPool } from './CpuPool.ts';

let pool: CpuPool;
beforeAll(() => {
  pool = new CpuPool({
    functions: new URL('testing/roughFunctions.ts', import.meta.url).href,
    size: 1,
    environment: { GREETING: 'hello' },
  });
});
afterAll(() => pool.close());

const pidOf = async (): Promise<number> => z.object({ pid: z.number() }).parse(await pool.call('echo', null)).pid;

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

test('calls at once have a child each', async () => {
  const pids = await Promise.all([pidOf(), pidOf(), pidOf()]);
  expect(new Set(pids).size).toBe(3);
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
  expect(performance.now() - abortedMs).toBeLessThan(500);
  await expect(pool.call('echo', null, AbortSignal.abort('already'))).rejects.toBe('already');
});

test('closing leaves no child', async () => {
  const other = new CpuPool({
    functions: new URL('testing/roughFunctions.ts', import.meta.url).href,
    size: 2,
    environment: {},
  });
  const { pid } = z.object({ pid: z.number() }).parse(await other.call('echo', null));
  expect(isAlive(pid)).toBe(true);
  await other.close();
  expect(isAlive(pid)).toBe(false);
});
