import { createServer, type Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { DailiesClient } from '@dailies/api-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './run.ts';

const PIPELINE = {
  id: 'a-model',
  version: 1,
  title: 'A model',
  module: 'shot-still',
  tiers: ['standard'],
  runner: { executor: 'container', image: 'dailies/flux:1' },
  requirements: { tags: ['gpu'], gpuMemoryBytes: 1 },
  timeoutSeconds: 60,
};

let folder: string;
let server: Server;
let asked: unknown[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-publish-'));
  asked = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push([request.method, request.url, JSON.parse(body)]);
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ...JSON.parse(body), enabled: true }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function publish(...names: string[]): Promise<{ code: number; said: string }> {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const [out, err] = [new PassThrough(), new PassThrough()];
  const code = await run(['publish', ...names], {
    environment: { url, token: 'a', folder, workingFolder: folder },
    terminal: { out, err, in: process.stdin },
    signal: new AbortController().signal,
    client: async () => new DailiesClient(url, 'a'),
  });
  out.end();
  err.end();
  return { code, said: `${await text(out)}${await text(err)}` };
}

test('publishes pipelines as they are written', async () => {
  await writeFile(join(folder, 'one.json'), JSON.stringify(PIPELINE));
  await writeFile(join(folder, 'two.json'), JSON.stringify({ ...PIPELINE, id: 'another' }));
  const { code, said } = await publish('one.json', 'two.json');
  expect([code, said]).toEqual([0, 'a-model@1\nanother@1\n']);
  expect(asked).toEqual([
    ['POST', '/api/v1/pipelines', PIPELINE],
    ['POST', '/api/v1/pipelines', { ...PIPELINE, id: 'another' }],
  ]);
});

test('sends nothing where one of them is wrong, and names its file and its field', async () => {
  await writeFile(join(folder, 'one.json'), JSON.stringify(PIPELINE));
  await writeFile(join(folder, 'two.json'), JSON.stringify({ ...PIPELINE, timeoutSeconds: 0 }));
  const { code, said } = await publish('one.json', 'two.json');
  expect(code).toBe(2);
  expect(said).toContain('two.json is no pipeline');
  expect(said).toContain('timeoutSeconds');
  await writeFile(join(folder, 'two.json'), '{');
  expect((await publish('two.json')).said).toContain('two.json is no JSON');
  expect(asked).toEqual([]);
});
