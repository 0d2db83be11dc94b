import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ScratchFolder } from './ScratchFolder.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dailies-scratch-test-'));
});
afterEach(() => rm(root, { recursive: true }));

async function leave(name: string): Promise<string> {
  await mkdir(join(root, name));
  await writeFile(join(root, name, 'film'), 'a whole film');
  return name;
}

test('what a process left that is gone is removed, and what others work on stays', async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  await leave(`${hostname()}.${child.pid}-killed`);
  const before = await leave(`${hostname()}.${process.pid}-before`);
  const longAgo = new Date(performance.timeOrigin - 60_000);
  await utimes(join(root, before), longAgo, longAgo);
  const stays = [
    await leave(`${hostname()}.${process.ppid}-alive`),
    await leave(`elsewhere.${child.pid}-unseen`),
    await leave('of somebody else'),
  ];

  const beside = await ScratchFolder.open(root);
  const film = await beside.make('film-');
  const own = await ScratchFolder.open(root);
  expect(await readdir(film)).toEqual([]);
  await own.close();
  await beside.close();
  expect((await readdir(root)).sort()).toEqual(stays.sort());
});

test('it is made again where the system removed it', async () => {
  const scratch = await ScratchFolder.open(root);
  await rm(dirname(await scratch.make('film-')), { recursive: true });
  expect(await readdir(await scratch.make('film-'))).toEqual([]);
});
