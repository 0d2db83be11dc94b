import { DOCUMENT_FORM, type DocumentForm, newDocument, readMeta, recordsOf } from '@dailies/shared/document';
import { createNodes } from '@dailies/shared/commands';
import { unwrap } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { applyUpdate } from 'yjs';
import { loadDocument } from './log/loadDocument.ts';
import { unpackState } from './log/packState.ts';
import { TestCollaboration, until } from './testing/TestCollaboration.ts';

/** A version to come, in which nodes are also called by a name. */
const NEXT: DocumentForm = {
  schema: DOCUMENT_FORM.schema + 1,
  migrations: [
    ...DOCUMENT_FORM.migrations,
    {
      from: DOCUMENT_FORM.schema,
      migrate: (doc) => {
        for (const node of recordsOf(doc, 'nodes').values()) node.set('name', node.get('title'));
      },
    },
  ],
};

describe('a document of another schema', () => {
  let test: TestCollaboration;
  let dora: { id: UserId; token: string };
  let project: ProjectId;

  beforeAll(async () => {
    test = await TestCollaboration.start();
    dora = await test.account('dora');
    project = await test.project(dora.id);
    await test.collaboration.change(project, (doc) =>
      unwrap(
        createNodes.run(
          doc,
          { nodes: [{ id: 'n1', type: 'note', title: 'Hello', pos: [0, 0] }] },
          { actor: dora.id, role: 'director', now: 1 },
        ),
      ),
    );
    await test.collaboration.close();
  });
  afterAll(() => test.stop());

  const epochOf = async (): Promise<number | undefined> =>
    (await test.sql<{ epoch: number }[]>`SELECT epoch FROM projects WHERE id = ${project}`)[0]?.epoch;
  const stored = async () => (await loadDocument(test.sql, project, pino({ level: 'silent' }), newDocument())).doc;

  it('[M1] is migrated when it is opened, durably, and its epoch rises; old copies are not merged', async () => {
    expect(await epochOf()).toBe(1);
    const { collaboration, server, closeDb } = await TestCollaboration.serve(test.database.url, test.sql, NEXT);
    try {
      const { port } = server.address() as { port: number };
      // Two browsers that made their copies before: one opens the project first, one comes later.
      for (const when of ['first', 'later']) {
        const old = test.browser(project, dora.token, `ws://127.0.0.1:${port}/collab?epoch=1`);
        recordsOf(old.doc, 'nodes').delete('n1');
        old.doc.getMap('nodes').set(`old-${when}`, 1);
        await until(() => old.reasons.length > 0, `an answer to who comes ${when}`);
        expect(old.reasons[0]).toMatch(/^epoch: \S.+\.$/);
        old.close();
      }
      expect(await epochOf()).toBe(2);
      const fresh = test.browser(project, dora.token, `ws://127.0.0.1:${port}/collab?epoch=2`);
      await until(() => fresh.provider.synced, 'synced');
      expect(readMeta(fresh.doc)).toEqual({ schema: NEXT.schema, epoch: 2 });
      expect(recordsOf(fresh.doc, 'nodes').toJSON()).toMatchObject({ n1: { title: 'Hello', name: 'Hello' } });
      expect([...recordsOf(fresh.doc, 'nodes').keys()]).toEqual(['n1']);
      fresh.close();
    } finally {
      await collaboration.close();
      server.closeAllConnections();
      server.close();
      await closeDb();
    }
    expect(readMeta(await stored())).toEqual({ schema: NEXT.schema, epoch: 2 });
  });

  it('[M1] keeps the state that ended the epoch, as it was before the migration', async () => {
    const kept = await test.sql<
      { kind: string; epoch: number; schema: number; node_count: number; state: Uint8Array }[]
    >`
      SELECT kind, epoch, schema, node_count, state FROM document_versions WHERE project_id = ${project}`;
    expect(kept).toMatchObject([{ kind: 'epoch', epoch: 1, schema: DOCUMENT_FORM.schema, node_count: 1 }]);
    const doc = newDocument();
    applyUpdate(doc, await unpackState(kept[0]?.state ?? new Uint8Array()));
    expect(readMeta(doc)).toEqual({ schema: DOCUMENT_FORM.schema, epoch: 1 });
    expect(recordsOf(doc, 'nodes').toJSON()).toMatchObject({ n1: { title: 'Hello' } });
    expect(recordsOf(doc, 'nodes').get('n1')?.has('name')).toBe(false);
  });

  it('[M2] is not opened by an older version, and stays as it is', async () => {
    const before = readMeta(await stored());
    const { collaboration, server, closeDb } = await TestCollaboration.serve(test.database.url, test.sql);
    try {
      const { port } = server.address() as { port: number };
      const browser = test.browser(project, dora.token, `ws://127.0.0.1:${port}/collab`);
      await until(() => browser.reasons.length > 0, 'an answer');
      expect(browser.reasons[0]).toMatch(/^storage: .*newer version/);
      browser.close();
      await expect(collaboration.read(project, readMeta)).rejects.toMatchObject({ code: 'storage' });
      expect(readMeta(await stored())).toEqual(before);
      expect(await epochOf()).toBe(before.epoch);
    } finally {
      await collaboration.close();
      server.closeAllConnections();
      server.close();
      await closeDb();
    }
  });
});
