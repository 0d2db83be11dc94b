import { documentName, newDocument, recordsOf, rootOf } from '@dailies/shared/document';
import { createNodes, moveNodes } from '@dailies/shared/commands';
import { unwrap } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { compactDocument } from './log/compactDocument.ts';
import { loadDocument } from './log/loadDocument.ts';
import { readHistory } from './log/readHistory.ts';
import { type Browser, TestCollaboration, until } from './testing/TestCollaboration.ts';
import { connect } from '@dailies/migrations';
import { pino } from 'pino';

const silent = pino({ level: 'silent' });

function addNode(browser: Browser, actor: UserId, id: string): void {
  unwrap(
    createNodes.run(
      browser.doc,
      { nodes: [{ id, type: 'prompt', pos: [0, 0], params: { text: 'hello' } }] },
      { actor, role: 'director', now: 1 },
    ),
  );
}

const nodeIds = (doc: Y.Doc): string[] => [...recordsOf(doc, 'nodes').keys()].sort();

describe('the live documents', () => {
  let test: TestCollaboration;
  let dora: { id: UserId; token: string };
  let arne: { id: UserId; token: string };
  let vera: { id: UserId; token: string };
  let project: ProjectId;

  beforeAll(async () => {
    test = await TestCollaboration.start();
    [dora, arne, vera] = await Promise.all([test.account('dora'), test.account('arne'), test.account('vera')]);
  });
  afterAll(() => test.stop());

  async function freshProject(): Promise<void> {
    project = await test.project(dora.id);
    await test.join(project, arne.id, 'artist');
    await test.join(project, vera.id, 'viewer');
  }

  it('[B1] brings an edit to another browser, and acknowledges only what is in the log', async () => {
    await freshProject();
    const one = await test.synced(project, dora.token);
    const two = await test.synced(project, arne.token);
    addNode(one, dora.id, 'n1');
    await one.saved();
    const logged = await loadDocument(test.sql, project, silent, newDocument());
    expect(nodeIds(logged.doc)).toEqual(['n1']);
    expect(logged.owners.get(one.doc.clientID)).toBe(dora.id);
    await until(() => nodeIds(two.doc).includes('n1'), 'seen by the other');
    expect(rootOf(two.doc, 'meta').toJSON()).toEqual({ schema: 1, epoch: 1 });
  });

  it('[A4] closes a forger with the rule and a sentence, and logs nothing of it', async () => {
    await freshProject();
    const forger = await test.synced(project, vera.token);
    const honest = await test.synced(project, dora.token);
    forger.doc.transact(() => rootOf(forger.doc, 'takes').set('t1', { node: 'n1' }));
    await until(() => forger.reasons.length > 0, 'closed');
    expect(forger.reasons[0]).toMatch(/^refused:server-only \S.+\.$/);
    addNode(honest, dora.id, 'n2');
    await honest.saved();
    expect(rootOf(honest.doc, 'takes').size).toBe(0);
    expect(rootOf((await loadDocument(test.sql, project, silent, newDocument())).doc, 'takes').size).toBe(0);
    const noted = () =>
      test.sql`SELECT actor_id, action, details, address FROM audit_events WHERE project_id = ${project}`;
    await until(async () => (await noted()).length > 0, 'noted in the audit log');
    expect(await noted()).toEqual([
      {
        actor_id: vera.id,
        action: 'update.refused',
        details: { rule: 'server-only' },
        address: expect.stringContaining('127.'),
      },
    ]);
  });

  it('lets nobody in without a session or a membership', async () => {
    await freshProject();
    const stranger = await test.account('sten');
    const cases: [string, RegExp][] = [
      ['', /^unauthenticated: /],
      ['nonsense-nonsense-nonsense', /^unauthenticated: /],
      [stranger.token, /^forbidden: /],
    ];
    for (const [token, reason] of cases) {
      const browser = test.browser(project, token);
      await until(() => browser.reasons.length > 0, 'an answer');
      expect(browser.reasons[0]).toMatch(reason);
      expect(browser.provider.synced).toBe(false);
    }
  });

  it('closes what a session has open when the session ends, and nothing of the same person elsewhere', async () => {
    const dora = await test.account('dora');
    const project = await test.project(dora.id);
    const elsewhere = `${dora.token.slice(0, 16)}0123456789abcdef`;
    await test.sql`INSERT INTO session (id, user_id, token, expires_at)
      VALUES (${`${dora.id}-elsewhere`}, ${dora.id}, ${elsewhere}, now() + interval '1 day')`;
    const [here, there] = [await test.synced(project, dora.token), await test.synced(project, elsewhere)];
    await test.sql`DELETE FROM session WHERE token = ${elsewhere}`;
    await until(() => there.reasons.some((reason) => reason.startsWith('unauthenticated:')), 'told to sign in');
    expect(here.reasons).toEqual([]);
  });

  it('reaches a live connection with a new role and with the end of a membership, within a second', async () => {
    await freshProject();
    const browser = await test.synced(project, arne.token);
    await test.sql`UPDATE members SET role = 'reviewer' WHERE project_id = ${project} AND user_id = ${arne.id}`;
    await test.sql.notify('dailies_membership', JSON.stringify({ project, user: arne.id }));
    await until(() => browser.stateless.some((message) => message.includes('"reviewer"')), 'told the role', 1_000);
    addNode(browser, arne.id, 'n3');
    await until(() => browser.reasons.some((reason) => reason.startsWith('refused:role ')), 'refused');

    const other = await test.synced(project, vera.token);
    await test.sql`DELETE FROM members WHERE project_id = ${project} AND user_id = ${vera.id}`;
    await test.sql.notify('dailies_membership', JSON.stringify({ project, user: vera.id }));
    await until(() => other.reasons.some((reason) => reason.startsWith('forbidden: ')), 'shown out', 1_000);
  });

  it('tells everybody when pipelines or backends change', async () => {
    await freshProject();
    const browser = await test.synced(project, vera.token);
    await test.sql.notify('dailies_farm', '');
    await until(() => browser.stateless.includes(JSON.stringify({ type: 'farm' })), 'told', 1_000);
  });

  it('[D1] [D2] writes who a presence belongs to, and lets nobody speak for another', async () => {
    await freshProject();
    const one = await test.synced(project, dora.token);
    const two = await test.synced(project, arne.token);
    one.provider.setAwarenessField('user', { id: 'somebody else', name: 'Forged' });
    const seen = (): unknown => two.provider.awareness?.getStates().get(one.doc.clientID)?.['user'];
    await until(() => JSON.stringify(seen())?.includes(dora.id) === true, 'the real user');
    expect(seen()).toMatchObject({ id: dora.id, name: 'dora', role: 'director' });
    // The second connection claims the first one's id.
    const { awareness } = two.provider;
    awareness?.states.set(one.doc.clientID, { cursor: 'forged' });
    awareness?.meta.set(one.doc.clientID, { clock: 99, lastUpdated: Date.now() });
    awareness?.emit('update', [{ added: [], updated: [one.doc.clientID], removed: [] }, 'local']);
    two.provider.setAwarenessField('cursor', 'own');
    await until(
      () => one.provider.awareness?.getStates().get(two.doc.clientID)?.['cursor'] === 'own',
      'the own state of the second',
    );
    const third = await test.synced(project, vera.token);
    const ofOne = () => third.provider.awareness?.getStates().get(one.doc.clientID);
    await until(() => ofOne() !== undefined, 'seen by a third');
    expect(ofOne()?.['cursor']).toBeUndefined();
    one.provider.awareness?.setLocalState(null);
    await until(() => ofOne() === undefined, 'gone');
  });

  it("[B1] the server's own hand is durable, ordered with people's edits, and seen", async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    const context = { actor: dora.id, role: 'director', now: 2 } as const;
    for (let index = 0; index < 20; index += 1) {
      addNode(browser, dora.id, `p${index}`);
      await test.collaboration.change(project, (doc) =>
        unwrap(createNodes.run(doc, { nodes: [{ id: `s${index}`, type: 'note', pos: [1, 1] }] }, context)),
      );
    }
    await browser.saved();
    await until(() => nodeIds(browser.doc).length === 40, 'all seen');
    expect(nodeIds((await loadDocument(test.sql, project, silent, newDocument())).doc)).toHaveLength(40);
    await expect(
      test.collaboration.change(project, (doc) => {
        rootOf(doc, 'picks').set('s1', 'half');
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    await test.collaboration.change(project, (doc) => {
      expect(rootOf(doc, 'picks').size).toBe(0);
      expect(unwrap(moveNodes.run(doc, { moves: [{ id: 's1', pos: [7, 7] }] }, context))).toBeUndefined();
    });
    await until(() => recordsOf(browser.doc, 'nodes').get('s1')?.toJSON()['pos'][0] === 7, 'moved');
  });

  it('[B4] a second server takes over from a dead one, and the old one’s edits no longer enter the log', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    addNode(browser, dora.id, 'n1');
    await browser.saved();
    const sql = connect(test.database.url, { applicationName: 'second' });
    const second = await TestCollaboration.serve(test.database.url, sql);
    // Alive: the lease holds.
    await expect(second.collaboration.read(project, nodeIds)).rejects.toThrow('open on another server');
    // Its lock goes with its connection, as when the process is killed.
    await test.sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'dailies-owner' AND datname = current_database() AND pid <> pg_backend_pid()
      ORDER BY backend_start LIMIT 1`;
    await until(
      async () =>
        second.collaboration.read(project, nodeIds).then(
          () => true,
          () => false,
        ),
      'taken over',
    );
    addNode(browser, dora.id, 'late');
    await until(() => browser.reasons.some((reason) => reason.startsWith('storage: ')), 'told');
    expect(await second.collaboration.read(project, nodeIds)).toEqual(['n1']);
    expect(nodeIds((await loadDocument(test.sql, project, silent, newDocument())).doc)).toEqual(['n1']);
    await second.collaboration.close();
    second.server.close();
    await second.closeDb();
    await sql.end({ timeout: 1 });
  });

  it('[B2] connections to the database that break lose nothing', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    for (let index = 0; index < 30; index += 1) {
      addNode(browser, dora.id, `n${index}`);
      if (index % 10 === 5) {
        await test.sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name = 'test-documents' AND datname = current_database() AND pid <> pg_backend_pid()`.catch(
          () => {},
        );
      }
    }
    await browser.saved();
    expect(browser.reasons).toEqual([]);
    expect(nodeIds((await loadDocument(test.sql, project, silent, newDocument())).doc)).toHaveLength(30);
  });

  it('[B3] compacts exactly what it folded in, with others appending meanwhile', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    const [lease] = await test.sql<{ fence: string }[]>`
      SELECT fence::text AS fence FROM document_leases WHERE project_id = ${project}`;
    const moved: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (let index = 0; index < 10; index += 1) addNode(browser, dora.id, `n${round}-${index}`);
      moved.push(await compactDocument(test.sql, project, lease?.fence ?? ''));
    }
    await browser.saved();
    expect(moved.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    expect(nodeIds((await loadDocument(test.sql, project, silent, newDocument())).doc)).toHaveLength(100);
    expect(await compactDocument(test.sql, project, '999')).toBe(0);
    await compactDocument(test.sql, project, lease?.fence ?? '');
    const [left] = await test.sql<{ updates: number; history: number }[]>`
      SELECT (SELECT count(*)::int FROM document_updates WHERE project_id = ${project}) AS updates,
             (SELECT sum(updates)::int FROM document_history WHERE project_id = ${project} AND user_id = ${dora.id}) AS history`;
    expect(left).toEqual({ updates: 0, history: 100 });
    const entries = await readHistory(test.sql, project);
    expect(entries.every(({ user }) => user === dora.id || user === null)).toBe(true);
    const told = newDocument();
    for (const { update } of entries) Y.applyUpdate(told, update);
    expect(nodeIds(told)).toHaveLength(100);
    const last = entries.at(-1)?.lastSeq ?? 0n;
    addNode(browser, dora.id, 'later');
    await browser.saved();
    expect(await readHistory(test.sql, project, last)).toMatchObject([{ user: dora.id, updates: 1 }]);
  });

  it('[B3] two compactions at once, as when everybody leaves during one, lose nothing', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    const [lease] = await test.sql<{ fence: string }[]>`
      SELECT fence::text AS fence FROM document_leases WHERE project_id = ${project}`;
    const compact = () => compactDocument(test.sql, project, lease?.fence ?? '');
    for (let round = 1; round <= 4; round += 1) {
      for (let index = 0; index < 5; index += 1) addNode(browser, dora.id, `n${round}-${index}`);
      await browser.saved();
      await Promise.all([compact(), compact(), compact()]);
      expect(nodeIds((await loadDocument(test.sql, project, silent, newDocument())).doc)).toHaveLength(round * 5);
    }
  });

  it('[B5] a damaged snapshot is made again from the history', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    for (let index = 0; index < 20; index += 1) addNode(browser, dora.id, `n${index}`);
    await browser.saved();
    const [lease] = await test.sql<{ fence: string }[]>`
      SELECT fence::text AS fence FROM document_leases WHERE project_id = ${project}`;
    await compactDocument(test.sql, project, lease?.fence ?? '');
    addNode(browser, dora.id, 'after');
    await browser.saved();
    await test.sql`UPDATE document_snapshots SET state = substring(state FOR 40) WHERE project_id = ${project}`;
    expect(nodeIds((await loadDocument(test.sql, project, silent, newDocument())).doc)).toHaveLength(21);
  });

  it('[B5] a snapshot of the first form that breaks off behind its items is made again, too', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    for (let index = 0; index < 20; index += 1) addNode(browser, dora.id, `n${index}`);
    recordsOf(browser.doc, 'nodes').delete('n7');
    await browser.saved();
    const [lease] = await test.sql<{ fence: string }[]>`
      SELECT fence::text AS fence FROM document_leases WHERE project_id = ${project}`;
    await compactDocument(test.sql, project, lease?.fence ?? '');
    browser.close();
    await until(() => !test.collaboration.openProjects.includes(project), 'closed');
    // What was deleted stands at the end, and is read when the items are in the document already.
    const whole = Y.encodeStateAsUpdate(browser.doc);
    await test.sql`UPDATE document_snapshots SET state = ${whole.subarray(0, -1)} WHERE project_id = ${project}`;
    const again = await test.synced(project, arne.token);
    expect(nodeIds(again.doc)).toHaveLength(19);
    expect(again.reasons).toEqual([]);
  });

  it('[B5] a row that cannot be replayed goes to quarantine, and the rest opens', async () => {
    await freshProject();
    const first = await test.synced(project, dora.token);
    addNode(first, dora.id, 'n1');
    await first.saved();
    first.close();
    await until(() => !test.collaboration.openProjects.includes(project), 'closed');
    const other = new Y.Doc();
    other.getMap('nodes').set('x', 1);
    const gap = Y.encodeStateVector(other);
    other.getMap('nodes').set('x', 2);
    for (const bytes of [new Uint8Array([9, 9, 9, 9]), Y.encodeStateAsUpdate(other, gap)]) {
      await test.sql`INSERT INTO document_updates (project_id, user_id, update) VALUES (${project}, ${dora.id}, ${bytes})`;
    }
    const browser = await test.synced(project, arne.token);
    expect(nodeIds(browser.doc)).toEqual(['n1']);
    const rows = await test.sql`SELECT reason FROM document_quarantine WHERE project_id = ${project}`;
    expect(rows).toHaveLength(2);
    addNode(browser, arne.id, 'n2');
    await browser.saved();
    expect(browser.reasons).toEqual([]);
    const stored = await loadDocument(test.sql, project, silent, newDocument());
    expect(nodeIds(stored.doc)).toEqual(['n1', 'n2']);
  });

  it('[A7] a reconnect of an up-to-date browser logs nothing', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    addNode(browser, dora.id, 'n1');
    recordsOf(browser.doc, 'nodes').delete('n1');
    await browser.saved();
    const rows = async () => (await test.sql`SELECT 1 FROM document_updates WHERE project_id = ${project}`).length;
    const before = await rows();
    for (let index = 0; index < 3; index += 1) {
      browser.socket.disconnect();
      await until(() => !browser.provider.synced, 'off');
      void browser.socket.connect();
      await browser.saved();
    }
    expect(await rows()).toBe(before);
    expect(browser.reasons.filter((reason) => reason.startsWith('refused'))).toEqual([]);
  });

  it('[A1] asks a browser for its whole difference where an update before was lost', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    const detached = new Y.Doc();
    Y.applyUpdate(detached, Y.encodeStateAsUpdate(browser.doc));
    detached.getMap('nodes').set('a', new Y.Map());
    const vector = Y.encodeStateVector(detached);
    detached.getMap('nodes').set('b', new Y.Map());
    // Applied here with a hole in it, the update goes out as it is.
    browser.provider.documentUpdateHandler(Y.encodeStateAsUpdate(detached, vector), 'test');
    await until(() => browser.reasons.length > 0, 'closed');
    expect(browser.reasons[0]).toMatch(/^resync: /);
    expect(documentName(project)).toBe(browser.provider.configuration.name);
  });

  it('[B6] takes an offline edit of megabytes, and closes one over the limit with a sentence', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    const type = (id: string, characters: number) =>
      unwrap(
        createNodes.run(
          browser.doc,
          { nodes: [{ id, type: 'prompt', pos: [0, 0], params: { text: 'x'.repeat(characters) } }] },
          { actor: dora.id, role: 'director', now: 1 },
        ),
      );
    browser.socket.disconnect();
    await until(() => !browser.provider.synced, 'off');
    for (let index = 0; index < 40; index += 1) type(`long${index}`, 90_000);
    void browser.socket.connect();
    await browser.saved(10_000);
    expect(browser.reasons.filter((reason) => reason !== '')).toEqual([]);
    recordsOf(browser.doc, 'drawing').set('shape:huge', new Y.Map([['text', 'x'.repeat(17 * 1024 * 1024)]]));
    await until(() => browser.reasons.some((reason) => reason.startsWith('too-large: ')), 'told');
  });

  it('closes a connection that floods, and lets it come back', async () => {
    await freshProject();
    const browser = await test.synced(project, dora.token);
    addNode(browser, dora.id, 'n1');
    await browser.saved();
    // Where a pointer is: edits are counted as they are stored, which a slow disk makes as slow as a person is.
    for (let index = 0; index < 6_000; index += 1) browser.provider.awareness?.setLocalState({ at: index });
    await until(() => browser.reasons.some((reason) => reason.startsWith('too-fast: ')), 'told', 40_000);
    const other = await test.synced(project, arne.token);
    expect(nodeIds(other.doc)).toEqual(['n1']);
  }, 60_000);
});
