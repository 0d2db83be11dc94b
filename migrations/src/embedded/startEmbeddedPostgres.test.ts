import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './index.ts';
import { socketFolderOf } from './socketFolder.ts';

let root: string;
const running = new Set<EmbeddedPostgres>();

async function start(dataFolder: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataFolder, logFile: `${dataFolder}.log`, durable: false });
  running.add(postgres);
  return postgres;
}

async function query<T>(postgres: EmbeddedPostgres, text: string): Promise<T[]> {
  const sql = connect(postgres.url('postgres'), { max: 1, applicationName: 'test' });
  try {
    return [...(await sql.unsafe<T[]>(text))];
  } finally {
    await sql.end();
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'dailies-embedded-')));
});
afterAll(async () => {
  for (const postgres of running) await postgres.stop();
  await rm(root, { recursive: true, force: true });
});

describe('startEmbeddedPostgres', () => {
  it('keeps rows through a stop and a kill, at one address, in a folder too deep for a socket', async () => {
    const dataFolder = join(
      root,
      ...Array.from({ length: 12 }, (_, level) => `a-rather-deep-folder-${level}`),
      'postgres',
    );
    const first = await start(dataFolder);
    await query(first, 'CREATE TABLE kept (n integer); INSERT INTO kept VALUES (1)');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start(dataFolder);
    expect(second.url('postgres')).toBe(first.url('postgres'));
    await query(second, 'INSERT INTO kept VALUES (2)');
    process.kill(second.pid, 'SIGKILL');
    await second.ended;

    const third = await start(dataFolder);
    expect(await query(third, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
    await third.stop();
    expect(existsSync(socketFolderOf(dataFolder))).toBe(false);
  });

  it('says whose process it is where one runs on the folder already, and leaves that one alone', async () => {
    const dataFolder = join(root, 'taken');
    const owner = await start(dataFolder);
    await expect(startEmbeddedPostgres({ dataFolder, logFile: `${dataFolder}.log` })).rejects.toThrow(
      new RegExp(`is already running as process ${owner.pid}: stop that one first`),
    );
    expect(await query(owner, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await owner.stop();
  });

  it('starts although its lock file names a living process that is not PostgreSQL', async () => {
    const dataFolder = join(root, 'recycled');
    await (await start(dataFolder)).stop();
    await writeFile(join(dataFolder, 'postmaster.pid'), `${process.pid}\n${dataFolder}\n1\n5432\n\n\n\nready   \n`);
    const postgres = await start(dataFolder);
    expect(await query(postgres, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it('says so where the folder holds something else, or another version', async () => {
    const other = join(root, 'other');
    await mkdir(other);
    await expect(start(other)).rejects.toThrow(`${other} is not a database folder: move it away`);
    await writeFile(join(other, 'PG_VERSION'), '15\n');
    await expect(start(other)).rejects.toThrow('is of PostgreSQL 15, and this version of Dailies has 18');
  });

  it('makes a folder whole or not at all', async () => {
    const dataFolder = join(root, 'half');
    await mkdir(`${dataFolder}.new/base`, { recursive: true });
    await writeFile(join(`${dataFolder}.new`, 'PG_VERSION'), '18\n');
    const postgres = await start(dataFolder);
    expect(existsSync(`${dataFolder}.new`)).toBe(false);
    await postgres.stop();
  });

  if (process.platform === 'linux')
    it('stops when the process that started it is killed', async () => {
      const dataFolder = join(root, 'orphan');
      const script = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      const postgres = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, logFile: ${JSON.stringify(`${dataFolder}.log`)}, durable: false });
      process.stdout.write(String(postgres.pid));
      setInterval(() => {}, 1_000);`;
      const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))));
      expect(isAlive(pid)).toBe(true);
      parent.kill('SIGKILL');
      for (let waitedMs = 0; isAlive(pid) && waitedMs < 5_000; waitedMs += 20) await sleep(20);
      expect(isAlive(pid)).toBe(false);
    });

  if (process.getuid?.() === 0)
    it('runs a folder of another user as that user', async () => {
      const dataFolder = join(root, 'private', 'postgres');
      await (await start(dataFolder)).stop();
      for (const name of await readdir(dataFolder, { recursive: true }))
        await chown(join(dataFolder, name), 65_534, 65_534);
      await chown(dataFolder, 65_534, 65_534);
      await chmod(dirname(dataFolder), 0o700);
      const postgres = await start(dataFolder);
      expect((await stat(`/proc/${postgres.pid}`)).uid).toBe(65_534);
      expect(await query(postgres, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await postgres.stop();
    });
});
