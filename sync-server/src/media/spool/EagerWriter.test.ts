import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EagerWriter } from './EagerWriter.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-eager-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function inFile(name: string, work: (file: FileHandle) => Promise<void>): Promise<Buffer> {
  const path = join(folder, name);
  const file = await open(path, 'w+');
  try {
    await work(file);
  } finally {
    await file.close();
  }
  return readFile(path);
}

test('what comes is written in order, and told of, from where it begins', async () => {
  const content = randomBytes(5_000_000);
  const ends: number[] = [];
  const written = await inFile('order', async (file) => {
    await file.write(content.subarray(0, 1_000));
    const writer = new EagerWriter(file, 1_000, { onWritten: (end) => ends.push(end) });
    for (let at = 1_000; at < content.length; at += 65_536) await writer.write(content.subarray(at, at + 65_536));
    await writer.end();
  });
  expect(written.equals(content)).toBe(true);
  expect(ends.at(-1)).toBe(content.length);
  expect(ends).toEqual(ends.toSorted((one, other) => one - other));
});

test('the memory of pieces that are ours is given back, and of no others', async () => {
  const own = new Uint8Array(1_000).fill(1);
  const shared = new Uint8Array(3_000).fill(2);
  const part = shared.subarray(1_000, 2_000);
  const written = await inFile('ours', async (file) => {
    const writer = new EagerWriter(file, 0, { isOurs: true });
    await writer.write(own);
    await writer.write(part);
    await writer.end();
  });
  expect(written).toHaveLength(2_000);
  expect([own.byteLength, shared.byteLength]).toEqual([0, 3_000]);

  const kept = new Uint8Array(1_000).fill(3);
  await inFile('kept', async (file) => {
    const writer = new EagerWriter(file, 0);
    await writer.write(kept);
    await writer.end();
  });
  expect(kept.byteLength).toBe(1_000);
});

test('a failure is told to whoever writes on, and at the end', async () => {
  const path = join(folder, 'closed');
  const file = await open(path, 'w+');
  const writer = new EagerWriter(file, 0);
  await file.close();
  await writer.write(new Uint8Array(10)).catch(() => {});
  await expect(writer.end()).rejects.toThrow();
  await expect(writer.write(new Uint8Array(10))).rejects.toThrow();
});
