import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BackupSummary, restoreBackup, verifyBackup, writeBackup } from '@dailies/archive/backup';
import { openMediaStore } from '@dailies/media-store';
import { connect } from '@dailies/migrations';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { createNodes, setParams } from '@dailies/shared/commands';
import { unsentChanges } from '@dailies/shared/difference';
import { readNodes } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { NodeId } from '@dailies/shared/ids';
import { readEverything } from '@dailies/shared/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createAuthenticate } from '../auth/index.ts';
import { openDatabase } from '../db/openDatabase.ts';
import { readEpochState } from '../actions/versions/readVersions.ts';
import { unpackState } from './log/packState.ts';
import { Browser, TestCollaboration, until } from './testing/TestCollaboration.ts';

let stage: TestCollaboration;
let elsewhere: TestDatabase;
let folder: string;
beforeEach(async () => {
  [stage, elsewhere] = await Promise.all([TestCollaboration.start(), createTestDatabase()]);
  folder = await mkdtemp(join(tmpdir(), 'dailies-restore-'));
});
afterEach(async () => {
  await stage.stop();
  await elsewhere.drop();
  await rm(folder, { recursive: true, force: true });
});

const NOW = 1_790_000_000_000;

test('a backup that is written while people work opens elsewhere as it was, and older copies are set aside', async () => {
  const dora = await stage.account('dora');
  const arne = await stage.account('arne');
  const project = await stage.project(dora.id);
  await stage.join(project, arne.id, 'artist');
  const people = await Promise.all([stage.synced(project, dora.token), stage.synced(project, arne.token)]);
  const make = (browser: Browser, id: string, text: string): void => {
    const context = { actor: browser === people[0] ? dora.id : arne.id, role: 'artist', now: NOW } as const;
    const node = { id: NodeId.parse(id), type: 'prompt', pos: [0, 0], params: { text } };
    unwrap(createNodes.run(browser.doc, { nodes: [node] }, context));
  };
  let isOver = false;
  let count = 0;
  const writing = people.map(async (browser) => {
    while (!isOver) {
      count += 1;
      make(browser, `n${count}`, `Shot ${count}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  });
  const logged = async (): Promise<number> => {
    const [row] = await stage.sql<{ rows: number }[]>`SELECT count(*)::int AS rows FROM document_updates`;
    return row?.rows ?? 0;
  };
  await until(async () => (await logged()) > 50, 'they work');

  const store = await openMediaStore(`file:${join(folder, 'here')}`);
  const bytes: Uint8Array[] = [];
  let summary: BackupSummary | undefined;
  for await (const chunk of writeBackup({ sql: stage.sql, store, now: new Date() }, (value) => (summary = value))) {
    bytes.push(chunk);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const countAtEnd = count;
  await until(() => count > countAtEnd + 20, 'they work on');
  isOver = true;
  await Promise.all(writing);
  await Promise.all(people.map((browser) => browser.saved()));
  expect(summary?.documents).toBe(1);

  const archive = Buffer.concat(bytes);
  const open = async function* () {
    yield archive;
  };
  const target = connect(elsewhere.url, { applicationName: 'test restore' });
  const otherStore = await openMediaStore(`file:${join(folder, 'there')}`);
  await restoreBackup({ sql: target, store: otherStore, open, replace: false });
  expect((await verifyBackup({ sql: target, store: otherStore, open })).differences).toEqual([]);

  const { collaboration, server, closeDb } = await TestCollaboration.serve(elsewhere.url, target);
  const { db, close: closeReads } = openDatabase(elsewhere.url, 1);
  const opened: Browser[] = [];
  try {
    // Sessions did not come along: she signs in again.
    const headers = new Headers({ authorization: `Bearer ${dora.token}` });
    expect(await createAuthenticate(db)(headers)).toBeNull();
    await target`INSERT INTO session (id, user_id, token, expires_at)
      VALUES ('again', ${dora.id}, ${dora.token}, now() + interval '1 day')`;
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`;
    const [{ epoch } = { epoch: 0 }] = await target<{ epoch: number }[]>`SELECT epoch FROM projects`;
    const [before] = people;
    if (before === undefined) throw new Error('Nobody was there.');

    // A browser with a copy of before, and with an edit in it that was never sent.
    await stage.collaboration.close();
    make(before, 'offline', 'Written after the disaster');
    const stale = new Browser(`${url}?epoch=1`, project, dora.token);
    opened.push(stale);
    await until(() => stale.reasons.length > 0, 'the copy is turned away');
    expect(stale.reasons[0]).toMatch(/^epoch: This project was restored/);

    const fresh = new Browser(`${url}?epoch=${epoch}`, project, dora.token);
    opened.push(fresh);
    await until(() => fresh.provider.synced, `synced (${fresh.reasons.join('; ')})`);
    const known = readNodes(before.doc);
    const nodes = readNodes(fresh.doc);
    expect(nodes.length).toBeGreaterThan(40);
    expect(nodes.length).toBeLessThan(known.length);
    for (const node of nodes) expect(node).toEqual(known.find(({ id }) => id === node.id));
    expect(readEverything(fresh.doc)).toMatchObject({ meta: { epoch }, invalid: [] });

    // What the older copy holds beyond the restored state is told apart, to be brought over: what was lost
    // since the backup, and what was never sent.
    const kept = await readEpochState(db, project, 1);
    const changes = unsentChanges(await unpackState(kept.packed), Y.encodeStateAsUpdate(before.doc));
    expect(changes.length).toBe(known.length - nodes.length);
    expect(JSON.stringify(changes)).toContain('Written after the disaster');
    // And the restored project is worked on.
    const context = { actor: dora.id, role: 'director', now: NOW } as const;
    unwrap(setParams.run(fresh.doc, { id: 'n1', params: { text: 'Anew' } }, context));
    await fresh.saved();
  } finally {
    for (const browser of opened) browser.close();
    await collaboration.close();
    server.closeAllConnections();
    server.close();
    await closeReads();
    await closeDb();
    await target.end({ timeout: 1 });
  }
});
