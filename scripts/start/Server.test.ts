import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Server } from './Server.ts';

let folder: string;
let server: Server | null = null;
let said: string[];

async function serve(main: string): Promise<Server> {
  await writeFile(join(folder, 'main.mjs'), main);
  server = new Server({
    name: 'server',
    main: join(folder, 'main.mjs'),
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', GREETING: 'hello' },
    logFile: join(folder, 'server.log'),
    say: (sentence) => said.push(sentence),
  });
  server.start();
  return server;
}

async function until(condition: () => boolean): Promise<void> {
  for (let waitedMs = 0; !condition(); waitedMs += 20) {
    if (waitedMs > 10_000) throw new Error('It did not come to pass within 10 s.');
    await sleep(20);
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-server-'));
  said = [];
});
afterEach(async () => {
  await server?.stop();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

const STAYS = `
  console.log(JSON.stringify({ level: 30, msg: process.env.GREETING }));
  process.on('SIGTERM', () => process.exit(0));
  process.on('disconnect', () => process.exit(0));
  process.send({ type: 'ready' });`;

it('is ready when it says so, keeps its log, and is started again at once when it is killed', async () => {
  const kept = await serve(STAYS);
  await until(() => kept.saidReady);
  const first = kept.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await until(() => kept.saidReady && kept.pid !== first);
  expect(said).toEqual([expect.stringMatching(/^The server ended \(SIGKILL\) and is started again now; its log is /)]);
  await kept.stop();
  expect((await readFile(join(folder, 'server.log'), 'utf8')).match(/"hello"/g)).toHaveLength(2);
  server = null;
});

it('counts the deaths of one that cannot start, and tells why', async () => {
  const kept = await serve(`throw new Error('no disk')`);
  await until(() => kept.failures >= 2);
  expect(said.join('\n')).toContain('server: Error: no disk');
  expect(kept.saidReady).toBe(false);
});

it('ends one that does not listen', async () => {
  const kept = await serve(
    `process.on('SIGTERM', () => {}); process.send({ type: 'ready' }); setInterval(() => {}, 1000);`,
  );
  await until(() => kept.saidReady);
  const pid = kept.pid ?? 0;
  await kept.stop();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(said).toEqual([]);
  server = null;
});
