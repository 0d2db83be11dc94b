import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { DailiesClient } from './DailiesClient.ts';
import { broken, type Handler, json, problem, TestServer } from './testing/TestServer.ts';

const ME = { id: 'dora', name: 'Dora', image: null, email: 'dora@example.org', installationOwner: true };

let server: TestServer;
afterEach(() => server.stop());

const start = async (...handlers: readonly Handler[]): Promise<DailiesClient> => {
  server = await TestServer.start(...handlers);
  return new DailiesClient(server.url, 'secret');
};

test('signs each request, and reads again where the connection breaks or the server is away', async () => {
  const client = await start(broken, problem(503, 'storage', 'Away.', { 'retry-after': '0' }), json(ME));
  expect(await client.me()).toEqual(ME);
  expect(server.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual(
    Array.from({ length: 3 }, () => ['/api/v1/me', 'Bearer secret']),
  );
});

test('a refusal is a problem with its code and sentence', async () => {
  const client = await start(problem(403, 'forbidden', 'A viewer does not do that.'));
  await expect(client.me()).rejects.toMatchObject({
    code: 'forbidden',
    status: 403,
    message: 'A viewer does not do that.',
  });
  expect(server.asked).toHaveLength(1);
});

test('an answer of something else than Dailies is a problem too', async () => {
  const client = await start(json('<html>', 404, 'text/html'));
  await expect(client.me()).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('is this the address of a Dailies installation?'),
  });
});

test('where nothing answers, the problem says where', async () => {
  const client = await start(broken);
  await expect(client.me()).rejects.toMatchObject({
    code: 'unreachable',
    status: 0,
    message: `${server.url} cannot be reached; check the address, and that Dailies runs there.`,
  });
});

describe('what makes something', () => {
  test('is sent again with the same key, and with another the next time', async () => {
    const client = await start(broken, json({ id: 'q', runs: ['r'] }, 201), json({ id: 'q2', runs: ['r2'] }, 201));
    await client.request('film', 'shot');
    await client.request('film', 'shot');
    const [first, again, second] = server.asked.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[\w-]{36}$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });

  test('of a small file is sent again too, as the same bytes are the same file', async () => {
    const kept = { sha256: 'f'.repeat(64), mediaType: 'font/ttf', sizeBytes: 4 };
    const client = await start(broken, json(kept, 201));
    const folder = await mkdtemp(join(tmpdir(), 'dailies-small-'));
    try {
      await writeFile(join(folder, 'a.ttf'), 'font');
      expect(await client.upload('film', join(folder, 'a.ttf'))).toEqual(kept);
    } finally {
      await rm(folder, { recursive: true });
    }
    expect(server.asked.map(({ method, path }) => [method, path])).toEqual(
      Array.from({ length: 2 }, () => ['POST', '/api/v1/uploads?project=film']),
    );
  });

  test('and takes no key is sent once', async () => {
    const client = await start(broken);
    await expect(client.api.POST('/uploads/links', { body: { project: 'film', sizeBytes: 1 } })).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(server.asked).toHaveLength(1);
  });
});

test('a list is asked for page by page, as far as it is read', async () => {
  const page = (names: readonly string[], next: string | null) =>
    json({ items: names.map((name) => ({ name })), next });
  const client = await start(page(['One', 'Two'], 'c1'), page(['Three'], 'c2'), page(['Four'], null));
  const names: string[] = [];
  for await (const { name } of client.projects()) {
    names.push(name);
    if (name === 'Three') break;
  }
  expect(names).toEqual(['One', 'Two', 'Three']);
  expect(server.asked.map(({ path }) => new URL(path, server.url).searchParams.get('cursor'))).toEqual([null, 'c1']);
});
