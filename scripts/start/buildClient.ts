import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { DailiesError } from '@dailies/shared/errors';
import { claimFolder } from './claimFolder.ts';
import { precompress } from './precompress.ts';

/** What the interface is built from, relative to the project. */
const SOURCES = ['client', 'shared/src', 'shared/package.json', 'package-lock.json', 'scripts/start/precompress.ts'];
const NOT_SOURCES = new Set(['dist', 'node_modules']);
const isTest = (name: string): boolean => /\.test\.tsx?$/.test(name);
const REMEMBERED_CHARACTERS = 4_000;
const WAIT_MS = 250;

async function addTo(hash: ReturnType<typeof createHash>, root: string, path: string): Promise<void> {
  const absolute = join(root, path);
  if (!(await stat(absolute)).isDirectory()) {
    hash
      .update(`${path}\0`)
      .update(await readFile(absolute))
      .update('\0');
    return;
  }
  const names = (await readdir(absolute)).filter((name) => !NOT_SOURCES.has(name) && !isTest(name)).sort();
  for (const name of names) await addTo(hash, root, join(path, name));
}

async function hashSources(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) await addTo(hash, root, source);
  return hash.digest('hex');
}

/** Resolves with null, or with the end of what the build said where it failed. */
function runVite(root: string): Promise<string | null> {
  return new Promise((resolve) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'client'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const hear = (text: Buffer) => (output = `${output}${text.toString()}`.slice(-REMEMBERED_CHARACTERS));
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : stripVTControlCharacters(output)));
  });
}

/**
 * Builds the interface into `client/dist` where its sources are not the ones that it was last built
 * from. Two starts at the same time build it once.
 */
export async function buildClient(root: string, say: (sentence: string) => void): Promise<void> {
  const stampFile = join(root, 'client/dist/.built-from');
  const isFresh = async (): Promise<boolean> =>
    (await readFile(stampFile, 'utf8').catch(() => '')) === (await hashSources(root));
  if (await isFresh()) return;

  const claims = join(root, 'node_modules/.cache/dailies');
  let claim = null;
  while (claim === null) {
    try {
      claim = await claimFolder(claims, 'build', 'scripts/');
    } catch (error) {
      if (!(error instanceof DailiesError) || error.code !== 'conflict') throw error;
      await sleep(WAIT_MS);
    }
  }
  try {
    if (await isFresh()) return;
    say('Building the interface; this takes about half a minute, once for each change to it.');
    const hash = await hashSources(root);
    const failure = await runVite(root);
    if (failure !== null) throw new DailiesError('internal', `The interface could not be built:\n${failure}`);
    await precompress(join(root, 'client/dist'));
    await writeFile(stampFile, hash);
  } finally {
    await claim.release();
  }
}
