import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { FolderStore, type StoredBlob } from '@dailies/media-store';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppEnv } from '../../AppEnv.ts';
import { sendFile } from './sendFile.ts';

/** Many pieces of what is read at once, and a part of one. */
const SIZE_BYTES = 24 * 512 * 1_024 + 4_711;

const content = randomBytes(SIZE_BYTES);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let origin: string;
let blob: StoredBlob;
let server: ReturnType<typeof createAdaptorServer>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-sent-'));
  const store = await FolderStore.open(folder);
  blob = await store.put(content);
  const app = new Hono<AppEnv>().get('/', (c) => sendFile(c, store, { ...blob, mediaType: 'video/mp4' }));
  server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has one
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** Everything that comes, with a pause after every so many pieces. */
async function fetchSlowly(range: string | undefined, piecesBetweenPauses: number): Promise<Buffer> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(origin, { headers: range === undefined ? {} : { range } }, resolve).once('error', reject);
  });
  const pieces: Buffer[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an answer without an encoding comes as bytes
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece);
    if (pieces.length % piecesBetweenPauses === 0) await sleep(2);
  }
  return Buffer.concat(pieces);
}

test.each([1, 2, 3, 7, 1_000])('a file comes as it is to who pauses after every %i pieces', async (pieces) => {
  expect(hashOf(await fetchSlowly(undefined, pieces))).toBe(blob.sha256);
});

test('several at a time, of its ranges too', async () => {
  const ranges = Array.from({ length: 12 }, (_, index): [number, number] => [index * 500_000, SIZE_BYTES - 1 - index]);
  const answers = await Promise.all(
    ranges.map(([first, last], index) => fetchSlowly(`bytes=${first}-${last}`, 1 + (index % 5))),
  );
  expect(answers.map(hashOf)).toEqual(ranges.map(([first, last]) => hashOf(content.subarray(first, last + 1))));
});
