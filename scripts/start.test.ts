import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The first start may build the interface. */
const FIRST_START_TIMEOUT_MS = 240_000;
const TEST_TIMEOUT_MS = 60_000;

interface Run {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Its exit code, when it has ended. */
  readonly ended: Promise<number | null>;
}

let dataFolder: string;
let port: number;
const runs: Run[] = [];

const freePort = (): Promise<number> =>
  new Promise((found, reject) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address === null || typeof address === 'string' ? reject(new Error('no port')) : found(address.port),
      );
    });
  });

function start(more: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'start.ts')], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), DATA_DIR: dataFolder, LOG_LEVEL: 'warn', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const run = { process: child, output: () => output, ended };
  runs.push(run);
  return run;
}

async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = TEST_TIMEOUT_MS,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs / 1_000} s: ${what}. ${runs.at(-1)?.output()}`);
    await sleep(50);
  }
}

async function ready(run: Run): Promise<void> {
  await until(
    'ready',
    () => run.output().includes('ready at') || run.process.exitCode !== null,
    FIRST_START_TIMEOUT_MS,
  );
  expect(run.output()).toContain(`Dailies is ready at http://127.0.0.1:${port}`);
}

const isReady = (): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** What it started itself: the database and the two servers. */
function childrenOf({ process: { pid } }: Run): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').map(Number);
}

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'dailies-start-'));
  port = await freePort();
});
afterAll(async () => {
  for (const run of runs) {
    if (run.process.exitCode === null) run.process.kill('SIGTERM');
    await run.ended;
  }
  await rm(dataFolder, { recursive: true, force: true });
});

if (process.platform === 'linux')
  describe('npm start', () => {
    it(
      'is ready, brings back what is killed, and leaves nothing running when it is told to stop',
      async () => {
        const run = start();
        await ready(run);
        expect(await isReady()).toBe(true);

        const second = start({ PORT: String(await freePort()) });
        expect(await second.ended).toBe(1);
        expect(second.output()).toBe(
          `The data folder ${dataFolder} is in use by process ${run.process.pid}: stop that one first, or set DATA_DIR to another.\n`,
        );

        const killed = childrenOf(run);
        expect(killed).toHaveLength(3);
        for (const pid of killed) process.kill(pid, 'SIGKILL');
        await until('all three again', () => childrenOf(run).filter((pid) => !killed.includes(pid)).length === 3);
        await until('ready again', isReady);

        const children = childrenOf(run);
        const toldAt = Date.now();
        run.process.kill('SIGTERM');
        expect(await run.ended).toBe(0);
        expect(Date.now() - toldAt).toBeLessThan(10_000);
        expect(children.filter(isAlive)).toEqual([]);
        expect(existsSync(join(dataFolder, 'start.pid'))).toBe(false);
      },
      FIRST_START_TIMEOUT_MS + TEST_TIMEOUT_MS,
    );

    it(
      'takes everything with it when it is killed, and starts again on what that left',
      async () => {
        const run = start();
        await ready(run);
        const children = childrenOf(run);
        run.process.kill('SIGKILL');
        const again = start();
        await ready(again);
        // They let go of port and data at once, and may take a moment to end.
        await until('all of them gone', () => !children.some(isAlive));
        again.process.kill('SIGINT');
        expect(await again.ended).toBe(0);
      },
      TEST_TIMEOUT_MS * 2,
    );
  });

it.each([
  [{ PORT: 'http' }, 'PORT must be a port number from 1 to 65535: `npm start -- --help` lists them all.\n'],
  [
    { DATA_DIR: '/dev/null/data' },
    'The data folder /dev/null/data cannot be used, as a part of that path is a file: set DATA_DIR to another.\n',
  ],
  [
    { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/dailies' },
    'The database at postgres://me:…@127.0.0.1:1/dailies cannot be used, as nothing listens there: correct DATABASE_URL, or leave it out for the embedded one.\n',
  ],
])('stops with one sentence where it cannot start: %o', async (environment, sentence) => {
  const run = start(environment);
  expect(await run.ended).toBe(1);
  expect(run.output()).toBe(sentence);
});
