import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimFolder } from './claimFolder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'dailies-claim-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('makes the folder, names its holder in it and leaves nothing behind', async () => {
  const folder = join(root, 'deep', 'new');
  const claim = await claimFolder(folder, 'start', 'vitest');
  expect(claim.inherited).toBe(false);
  expect(await readdir(folder)).toEqual(['start.pid']);
  expect(await readFile(join(folder, 'start.pid'), 'utf8')).toBe(`${process.pid}\n`);
  await claim.release();
  expect(await readdir(folder)).toEqual([]);
});

it('refuses a folder that a living holder has, with its process id', async () => {
  const folder = join(root, 'held');
  await (await claimFolder(folder, 'start', 'x')).release();
  const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000) // the-holder']);
  try {
    await writeFile(join(folder, 'start.pid'), `${holder.pid}\n`);
    await expect(claimFolder(folder, 'start', 'the-holder')).rejects.toThrow(
      `is in use by process ${holder.pid}: stop that one`,
    );
  } finally {
    holder.kill('SIGKILL');
  }
});

if (process.platform === 'linux')
  it('takes over where the id is another program’s by now', async () => {
    const folder = join(root, 'recycled');
    await (await claimFolder(folder, 'start', 'x')).release();
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    try {
      await writeFile(join(folder, 'start.pid'), `${other.pid}\n`);
      expect((await claimFolder(folder, 'start', 'the-holder')).inherited).toBe(true);
    } finally {
      other.kill('SIGKILL');
    }
  });

it('takes over from a dead holder, and from half a file', async () => {
  const folder = join(root, 'dead');
  await (await claimFolder(folder, 'start', 'x')).release();
  for (const left of ['4194304\n', '']) {
    await writeFile(join(folder, 'start.pid'), left);
    const claim = await claimFolder(folder, 'start', 'vitest');
    expect(claim.inherited).toBe(true);
    await claim.release();
  }
});

it.each([
  ['/proc/dailies', 'no folder can be made there'],
  ['/dev/null/data', 'a part of that path is a file'],
])('says why %s cannot be used', async (folder, reason) => {
  await expect(claimFolder(folder, 'start', 'x')).rejects.toThrow(
    `The data folder ${folder} cannot be used, as ${reason}: set DATA_DIR to another.`,
  );
});
