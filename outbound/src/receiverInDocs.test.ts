import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWebhookSecret, signWebhook } from './signWebhook.ts';

const secret = makeWebhookSecret();
let folder: string;
let url: string;
let receiver: ChildProcess;
let printed = '';

/** The status that a message is answered with; 0 where nobody listens. */
const send = (headers: Record<string, string>, body: string): Promise<number> =>
  fetch(url, { method: 'POST', headers, body }).then(
    ({ status }) => status,
    () => 0,
  );

/** A port that was free a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') fail(new Error('There is no port.'));
      else server.close(() => done(address.port));
    });
  });

beforeAll(async () => {
  const docs = await readFile(resolve(import.meta.dirname, '../../docs/scripting.md'), 'utf8');
  const block = /## Webhooks[\s\S]*?```typescript\n([\s\S]*?)```/.exec(docs)?.[1];
  if (block === undefined) throw new Error('The documentation has no receiver.');
  folder = await mkdtemp(join(tmpdir(), 'dailies-receiver-'));
  const file = join(folder, 'receiver.mts');
  await writeFile(file, block);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  receiver = spawn(process.execPath, [file], {
    env: { WEBHOOK_SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  receiver.stdout?.on('data', (data) => (printed += String(data)));
  const end = performance.now() + 10_000;
  while ((await send({}, '')) !== 401) {
    if (performance.now() > end) throw new Error('The receiver does not answer.');
    await sleep(50);
  }
});
afterAll(async () => {
  receiver.kill();
  await rm(folder, { recursive: true, force: true });
});

test('the receiver of the documentation takes what is signed and fresh, and nothing else', async () => {
  const body = '{"type":"take.ready","title":"Kai’s pier"}';
  const message = { id: 'evt_1', timestampSeconds: Math.floor(Date.now() / 1_000), body };
  expect(await send(signWebhook(message, [secret]), body)).toBe(204);
  expect(await send(signWebhook(message, [makeWebhookSecret(), secret]), body)).toBe(204);
  expect(await send(signWebhook(message, [makeWebhookSecret()]), body)).toBe(401);
  expect(await send(signWebhook(message, [secret]), body.replace('ready', 'gone'))).toBe(401);
  const old = { ...message, timestampSeconds: message.timestampSeconds - 3_600 };
  expect(await send(signWebhook(old, [secret]), body)).toBe(401);
  expect(printed.trim().split('\n')).toEqual(['take.ready', 'take.ready']);
});
