import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '@dailies/shared/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { assemble } from '../durability/assemble.ts';
import type { Production } from '../durability/Production.ts';
import { readLog } from '../durability/readLog.ts';
import { settle } from '../durability/settle.ts';
import { Installation } from '../installation/Installation.ts';
import { addNote, hasNote } from '../people/addNote.ts';
import { until } from '../until.ts';
import { FaultyNetwork, HEALTHY } from './FaultyNetwork.ts';

const SEED = 20_261_121;
const WORK_MS = 5_000;
const ENOUGH_CHECKS = 20;

let installation: Installation;
let network: FaultyNetwork;
let production: Production;

beforeAll(async () => {
  installation = await Installation.start();
  network = await FaultyNetwork.open(installation.origin, new Random(SEED));
  const [first] = await assemble(installation, 1, new Random(SEED), network.origin);
  if (first === undefined) throw new Error('There is no production.');
  production = first;
  expect(await until(() => production.browsers.every(({ isSaved }) => isSaved), 20_000)).toBe(true);
}, 180_000);
afterEach(() => {
  network.faults = HEALTHY;
  network.swallow = null;
});
afterAll(async () => {
  await production.end();
  production.close();
  network.close();
  await installation.stop();
});

it('loses nothing through a network that delays, drops and breaks off, and says "Saved" only of what is in the log', async () => {
  network.faults = { ...HEALTHY, drop: 0.01, cut: 0.002, delayMs: 80 };
  production.begin();
  const before = production.edits;
  const end = performance.now() + WORK_MS;
  let checks = 0;
  // On a machine that is busy one look at the log takes its time.
  while (performance.now() < end || checks <= ENOUGH_CHECKS) {
    const told = production.acknowledged.copy();
    expect(told.missingFrom((await readLog(installation.sql, production.project)).doc)).toEqual([]);
    checks += 1;
    await sleep(50);
    // Whoever carries nothing any more is given up, as TCP does.
    if (checks % 20 === 0) network.cutAll();
  }
  await production.end();
  network.faults = HEALTHY;
  network.cutAll();
  expect(await settle(installation, production)).toEqual([]);
  expect(production.edits - before).toBeGreaterThan(50);
  expect(network.happened.drop).toBeGreaterThan(0);
  expect(network.happened.cut).toBeGreaterThan(0);
}, 180_000);

// An acknowledgement that comes twice would count for another edit, which a WebSocket rules out: what
// is said meanwhile is not compared here, what is stored and what everybody has in the end is.
it('loses and doubles nothing where messages come twice and pass each other', async () => {
  network.faults = { ...HEALTHY, duplicate: 0.08, reorder: 0.04, delayMs: 20 };
  production.begin();
  await sleep(WORK_MS);
  await production.end();
  network.faults = HEALTHY;
  network.cutAll();
  expect(await settle(installation, production)).toEqual([]);
  expect(network.happened.duplicate).toBeGreaterThan(5);
  expect(network.happened.reorder).toBeGreaterThan(5);
}, 180_000);

it('notices by itself an edit that was lost on a connection that stands', async () => {
  const [browser, other] = production.browsers;
  if (browser === undefined || other === undefined) throw new Error('Two people are needed.');
  // The next message of the sync protocol, which this edit is.
  let isLost = false;
  network.swallow = (message, way) => {
    const text = Buffer.isBuffer(message) ? message : Buffer.alloc(0);
    if (isLost || way === 'down' || !text.includes('lost-on-the-way')) return false;
    isLost = true;
    return true;
  };
  addNote(browser, 'lost-on-the-way');
  await sleep(300);
  expect(isLost).toBe(true);
  expect(browser.says).toBe('Saving…');
  expect(await until(() => browser.isSaved && hasNote(other, 'lost-on-the-way'), 20_000)).toBe(true);
}, 40_000);

it('notices by itself an edit of somebody else that was lost, once another builds on it', async () => {
  const [browser, other] = production.browsers;
  if (browser === undefined || other === undefined) throw new Error('Two people are needed.');
  network.swallow = (message, way) =>
    way === 'down' && Buffer.isBuffer(message) && message.includes('never-told') && !message.includes('told-next');
  addNote(browser, 'never-told');
  expect(await until(() => browser.isSaved, 5_000)).toBe(true);
  await sleep(200);
  expect(hasNote(other, 'never-told')).toBe(false);
  network.swallow = null;
  addNote(browser, 'told-next');
  expect(await until(() => hasNote(other, 'never-told') && hasNote(other, 'told-next'), 20_000)).toBe(true);
}, 40_000);
