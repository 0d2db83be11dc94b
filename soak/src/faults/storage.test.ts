import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readNode, readRuns } from '@dailies/shared/document';
import { RequestId, runIdOf } from '@dailies/shared/ids';
import { Random } from '@dailies/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../durability/assemble.ts';
import type { Production } from '../durability/Production.ts';
import { readLog } from '../durability/readLog.ts';
import { settle } from '../durability/settle.ts';
import { Installation } from '../installation/Installation.ts';
import { addNote } from '../people/addNote.ts';
import { until } from '../until.ts';
import { SmallDisk } from './SmallDisk.ts';

const SEED = 5;
const MEGABYTE = 1024 * 1024;
/** Longer than the server waits before it tells people. */
const AWAY_MS = 6_500;
const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Filling a disk needs one that may be filled. */
const isRoot = process.getuid?.() === 0 && process.platform === 'linux';

let installation: Installation;
let production: Production;
let databaseDisk: SmallDisk | null = null;
let mediaDisk: SmallDisk | null = null;

beforeAll(async () => {
  installation = await Installation.start({
    databaseFolder: 'database',
    prepare: async (folder) => {
      if (!isRoot) return;
      databaseDisk = await SmallDisk.mount(join(folder, 'database'), 220 * MEGABYTE);
      mediaDisk = await SmallDisk.mount(join(folder, 'media'), 90 * MEGABYTE);
    },
  });
  const [first] = await assemble(installation, 1, new Random(SEED));
  if (first === undefined) throw new Error('There is no production.');
  production = first;
  expect(await until(() => production.browsers.every(({ isSaved }) => isSaved), 20_000)).toBe(true);
}, 60_000);
afterAll(async () => {
  await production.end();
  production.close();
  await mediaDisk?.clear();
  await installation.stop({ keeps: true });
  await databaseDisk?.unmount();
  await mediaDisk?.unmount();
  await installation.stop();
});

/** People work while something is wrong; what their interfaces said meanwhile. */
async function workThrough(trouble: () => Promise<void>, awayMs: number): Promise<Set<string>> {
  const said = new Set<string>();
  production.begin();
  await sleep(500);
  await trouble();
  const end = performance.now() + awayMs;
  while (performance.now() < end) {
    for (const { says } of production.browsers) said.add(says);
    // "Saved" is said of nothing that is not in the log, also now: whoever says so has nothing new.
    await sleep(100);
  }
  return said;
}

const processesThatFell = (): number => installation.servers['sync-server'].fallsAfterMs.length;

describe('a database that is away', () => {
  it('and says nothing: people are told, keep working, and nothing is lost', async () => {
    const said = await workThrough(() => installation.database.freeze(), AWAY_MS);
    const during = production.browsers.filter(({ isSaved }) => !isSaved).map(({ says }) => says);
    expect(during.length).toBeGreaterThan(3);
    for (const says of during) expect(says).toMatch(/^Not saved \(storage\) — \d+ changes? waits? here$/);
    expect([...said].some((text) => text.startsWith('Not saved (storage)'))).toBe(true);
    installation.database.thaw();
    expect(await settle(installation, production)).toEqual([]);
    expect(processesThatFell()).toBe(0);
  }, 180_000);

  it('and gone: people are told, keep working, and nothing is lost', async () => {
    await workThrough(async () => {
      installation.kill('postgres');
    }, AWAY_MS);
    const during = production.browsers.filter(({ isSaved }) => !isSaved).map(({ says }) => says);
    expect(during.length).toBeGreaterThan(3);
    for (const says of during) expect(says).toMatch(/^Not saved \(storage\)/);
    expect((await fetch(`${installation.origin}/readyz`)).status).toBe(503);
    await installation.restart('postgres');
    expect(await settle(installation, production)).toEqual([]);
    expect(processesThatFell()).toBe(0);
  }, 180_000);
});

if (isRoot) {
  it('a full disk of the database: edits wait, the server lives, and all is stored once there is room', async () => {
    if (databaseDisk === null) throw new Error('The disk could not be mounted.');
    const disk = databaseDisk;
    const [browser] = production.browsers;
    // PostgreSQL has room in the segment of its log that it writes; edits are long enough to fill that.
    production.begin();
    await disk.fill();
    const fullAt = performance.now();
    const isTold = await until(() => {
      if (browser !== undefined) addNote(browser, `n${Math.round(performance.now() * 1_000)}`);
      return production.browsers.some(({ says }) => says.startsWith('Not saved (storage)'));
    }, 30_000);
    expect(isTold, `after ${Math.round(performance.now() - fullAt)} ms`).toBe(true);
    await sleep(1_500);
    await disk.clear();
    expect(await settle(installation, production)).toEqual([]);
    expect(processesThatFell()).toBe(0);
  }, 240_000);

  it('a full media store: uploads are answered with a sentence, runs wait for it, documents go on', async () => {
    if (mediaDisk === null) throw new Error('The disk could not be mounted.');
    const [browser] = production.browsers;
    if (browser === undefined) throw new Error('Nobody is here.');
    const upload = () =>
      fetch(`${installation.origin}/api/v1/uploads?project=${production.project}`, {
        method: 'POST',
        headers: { 'authorization': `Bearer ${browser.options.person.token}`, 'content-type': 'image/png' },
        body: ONE_PIXEL,
      });
    expect((await upload()).status).toBe(201);
    production.begin();
    await sleep(1_000);
    await mediaDisk.fill();
    const refused = await upload();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('content-type')).toContain('problem+json');
    expect(await refused.text()).toMatch(/media/);
    const before = production.requests.length;
    while (production.requests.length < before + 4) production.request();
    await sleep(3_000);
    const sinceMs = performance.now();
    expect(await until(() => production.notSavedSince(sinceMs).length === 0, 10_000)).toBe(true);
    const runs = () =>
      production.requests.slice(before).flatMap((id) => {
        const run = readRuns(browser.doc).find((fact) => fact.id === runIdOf(RequestId.parse(id), 0));
        // Somebody may delete the shot before its run begins, which then fails for that.
        if (run !== undefined && readNode(browser.doc, run.node) === undefined) return [];
        return [[run?.state, run?.error].join(' ').trim()];
      });
    expect(runs()).not.toEqual([]);
    expect(runs().filter((said) => /^(?:failed|succeeded)/.test(said))).toEqual([]);
    await mediaDisk.clear();
    expect(await until(() => runs().every((state) => state === 'succeeded'), 60_000), String(runs())).toBe(true);
    expect((await upload()).status).toBe(201);
    expect(await settle(installation, production)).toEqual([]);
    expect((await readLog(installation.sql, production.project)).bad).toBe(0);
  }, 240_000);
}
