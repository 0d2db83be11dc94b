import { readFile, stat } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { receiveFile } from './receiveFile.ts';

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) yield Buffer.alloc(1_000, index);
}

const options = (maxBytes: number, signal = new AbortController().signal) => ({ maxBytes, now: Date.now(), signal });

const isGone = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) === null;

it('keeps a body in a file for as long as it is needed', async () => {
  let seen = '';
  const bytes = await receiveFile(chunks(3), options(3_000), async (path) => {
    seen = path;
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    return readFile(path);
  });
  expect(bytes.length).toBe(3_000);
  expect(await isGone(seen)).toBe(true);
});

it('stops at the limit, at a failure, and when nobody waits any more', async () => {
  const use = async (path: string): Promise<never> => {
    throw new Error(path);
  };
  await expect(receiveFile(chunks(4), options(3_000), use)).rejects.toMatchObject({ code: 'too-large' });
  const failed = await receiveFile(chunks(1), options(3_000), use).catch((error: unknown) => error);
  expect(await isGone(failed instanceof Error ? failed.message : '')).toBe(true);
  const gone = new AbortController();
  gone.abort();
  await expect(receiveFile(chunks(1), options(3_000, gone.signal), use)).rejects.toThrow('abort');
});
