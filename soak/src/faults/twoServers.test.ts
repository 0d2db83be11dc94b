import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '@dailies/shared/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assemble } from '../durability/assemble.ts';
import type { Production } from '../durability/Production.ts';
import { readLog } from '../durability/readLog.ts';
import { settle } from '../durability/settle.ts';
import { Installation } from '../installation/Installation.ts';
import type { ServerProcess } from '../installation/ServerProcess.ts';
import { addNote, hasNote } from '../people/addNote.ts';
import type { Browser } from '../people/Browser.ts';
import { until } from '../until.ts';
import { FaultyNetwork } from './FaultyNetwork.ts';

const SEED = 22;
const RENEWED_WITHIN_MS = 15_000;

let installation: Installation;
let one: { origin: string; server: ServerProcess };
let two: { origin: string; server: ServerProcess };
/** What a router before the servers is: it sends a project to one of them. */
let router: FaultyNetwork;
let production: Production;
let other: Production;
const strays: Browser[] = [];

beforeAll(async () => {
  installation = await Installation.start();
  one = { origin: installation.origin, server: installation.servers['sync-server'] };
  two = await installation.startAnother();
  router = await FaultyNetwork.open(one.origin, new Random(SEED));
  const [first, second] = await assemble(installation, 2, new Random(SEED), router.origin);
  if (first === undefined || second === undefined) throw new Error('Two productions are needed.');
  [production, other] = [first, second];
  expect(await until(() => [...first.browsers, ...second.browsers].every(({ isSaved }) => isSaved), 20_000)).toBe(true);
}, 90_000);
afterAll(async () => {
  for (const at of [production, other]) {
    await at.end();
    at.close();
  }
  for (const stray of strays) stray.close();
  router.close();
  await installation.stop();
});

async function ownerOf(project: string): Promise<string | undefined> {
  const [lease] = await installation.sql<{ owner: string }[]>`
    SELECT owner FROM document_leases WHERE project_id = ${project}`;
  return lease?.owner;
}

/** The fences of documents that people are at; one that nobody has open passes to whoever looks after it. */
async function fencesOf(...productions: Production[]): Promise<(string | undefined)[]> {
  const rows = await installation.sql<{ project_id: string; fence: string }[]>`
    SELECT project_id, fence::text AS fence FROM document_leases`;
  return productions.map(({ project }) => rows.find((row) => row.project_id === project)?.fence);
}

/** Everybody at work is saved again by itself, from now on. */
async function savedAgain(...productions: Production[]): Promise<string[]> {
  const sinceMs = performance.now();
  const waiting = () => productions.flatMap((at) => at.notSavedSince(sinceMs));
  await sleep(200);
  await until(() => waiting().length === 0, 20_000);
  return waiting();
}

it('[B4] gives each document one owner, and the other server takes over when that one is killed, either way', async () => {
  // By mistake this browser is at the server that does not own the project.
  const stray = production.browserAt(two.origin, production.member('artist'));
  strays.push(stray);
  addNote(stray, 'written-at-the-wrong-server');
  production.begin();
  expect(await until(() => stray.says.startsWith('Not saved (storage)'), 5_000)).toBe(true);
  await sleep(500);
  const before = await ownerOf(production.project);
  expect(hasNote(stray, 'written-at-the-wrong-server')).toBe(true);
  expect(stray.isSaved).toBe(false);

  one.server.kill();
  router.target = two.origin;
  expect(await until(async () => (await ownerOf(production.project)) !== before, 20_000)).toBe(true);
  expect(await savedAgain(production)).toEqual([]);
  expect(await until(() => stray.isSaved, 10_000)).toBe(true);
  const after = await ownerOf(production.project);
  await sleep(1_000);

  one.server.start();
  await installation.ready();
  two.server.kill();
  router.target = one.origin;
  expect(await until(async () => (await ownerOf(production.project)) !== after, 20_000)).toBe(true);
  expect(await savedAgain(production)).toEqual([]);
  expect(await settle(installation, production)).toEqual([]);
  expect(production.browsers.map((browser) => hasNote(browser, 'written-at-the-wrong-server'))).not.toContain(false);
  two.server.start();
  await installation.ready(30_000, two.origin);
}, 90_000);

it('[B4] lets an owner that stood still and wakes append nothing, and sends those away who only look', async () => {
  const old = production.browserAt(one.origin, production.member('director'));
  const reader = other.browserAt(one.origin, other.member('viewer'));
  strays.push(old, reader);
  expect(await until(() => old.isSaved && reader.isSaved, 10_000)).toBe(true);

  one.server.signal('SIGSTOP');
  addNote(old, 'sent-to-the-sleeper');
  // What passes by itself in half a minute.
  await installation.sql`UPDATE document_leases SET expires_at = now() - interval '1 second' WHERE owner <> ''`;
  router.target = two.origin;
  router.cutAll();
  for (const at of [production, other]) at.begin();
  expect(await savedAgain(production, other)).toEqual([]);
  const fences = await fencesOf(production, other);

  one.server.signal('SIGCONT');
  expect(await until(() => old.closings.includes('storage'), RENEWED_WITHIN_MS)).toBe(true);
  expect(await until(() => reader.closings.includes('storage'), RENEWED_WITHIN_MS)).toBe(true);
  expect(old.isSaved).toBe(false);
  // Whoever owns the documents now, owns them still; and the log has nothing of the old owner.
  expect(await fencesOf(production, other)).toEqual(fences);
  const { doc, bad } = await readLog(installation.sql, production.project);
  expect(bad).toBe(0);
  expect(doc.getMap('nodes').has('sent-to-the-sleeper')).toBe(false);

  // It was never lost either: the browser has it, and brings it to the server that may take it.
  one.server.kill();
  one.server.start();
  await installation.ready();
  two.server.kill();
  router.target = one.origin;
  for (const at of [production, other]) expect(await settle(installation, at)).toEqual([]);
  expect(await until(() => old.isSaved && hasNote(old, 'sent-to-the-sleeper'), 10_000)).toBe(true);
  expect(await until(() => production.browsers.every((at) => hasNote(at, 'sent-to-the-sleeper')), 10_000)).toBe(true);
}, 240_000);
