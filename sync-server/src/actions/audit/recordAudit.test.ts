import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { ProjectId, UserId } from '@dailies/shared/ids';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenedDatabase, openDatabase } from '../../db/openDatabase.ts';
import { recordAudit } from './recordAudit.ts';
import { recordAuditSql } from './recordAuditSql.ts';
import { requestOrigin } from './requestOrigin.ts';

const actor = UserId.parse('a'.repeat(20));
const project = ProjectId.parse('p'.repeat(20));

let database: TestDatabase;
let opened: OpenedDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});
beforeEach(async () => {
  await database.sql`ALTER TABLE audit_events DISABLE TRIGGER USER`;
  await database.sql`DELETE FROM audit_events`;
  await database.sql`ALTER TABLE audit_events ENABLE TRIGGER USER`;
});

const rows = () => database.sql`
  SELECT actor_id, action, project_id, subject, address, user_agent, details FROM audit_events ORDER BY id`;

describe('recordAudit', () => {
  test('writes who, what, on what and from where', async () => {
    await requestOrigin.run({ address: '10.0.0.7', userAgent: 'Firefox' }, () =>
      recordAudit(opened.db, { action: 'project.renamed', actor, project, details: { name: 'Harbour' } }),
    );
    await recordAudit(opened.db, { action: 'sign-in.failed', actor: null, subject: 'somebody' });
    expect(await rows()).toEqual([
      {
        actor_id: actor,
        action: 'project.renamed',
        project_id: project,
        subject: null,
        address: '10.0.0.7',
        user_agent: 'Firefox',
        details: { name: 'Harbour' },
      },
      {
        actor_id: null,
        action: 'sign-in.failed',
        project_id: null,
        subject: 'somebody',
        address: null,
        user_agent: null,
        details: {},
      },
    ]);
  });

  test('is undone with its transaction', async () => {
    const failing = opened.db.transaction(async (tx) => {
      await recordAudit(tx, { action: 'project.created', actor, project });
      throw new Error('The rest failed.');
    });
    await expect(failing).rejects.toThrow('The rest failed.');
    expect(await rows()).toEqual([]);
  });

  test('takes texts that others chose', async () => {
    const from = { address: '::1', userAgent: `\u0000${'x'.repeat(9_000)}` };
    await recordAudit(opened.db, { action: 'sign-in.failed', actor: null, details: { email: 'a\u0000b' }, from });
    const [row] = await rows();
    expect(row?.['user_agent']).toHaveLength(500);
    expect(row?.['details']).toEqual({ email: 'ab' });
  });

  test('has a door for postgres.js', async () => {
    await recordAuditSql(database.sql, { action: 'backup.written', actor: null, details: { projects: 3 } });
    expect(await rows()).toMatchObject([{ action: 'backup.written', details: { projects: 3 } }]);
  });
});

describe('the audit log', () => {
  test('refuses to be changed, emptied or thinned out', async () => {
    await recordAudit(opened.db, { action: 'sign-out', actor });
    for (const statement of [
      `UPDATE audit_events SET actor_id = 'somebody else'`,
      'DELETE FROM audit_events',
      'TRUNCATE audit_events',
    ]) {
      await expect(database.sql.unsafe(statement)).rejects.toThrow('only added to');
    }
    expect(await rows()).toHaveLength(1);
  });

  test('lets the retention sweep remove what is old, and nothing younger than 30 days', async () => {
    await recordAudit(opened.db, { action: 'sign-out', actor });
    const sweep = (where: string) =>
      opened.db.transaction(async (tx) => {
        await tx.execute(sql`SET LOCAL dailies.audit_sweep = 'on'`);
        await tx.execute(sql.raw(`DELETE FROM audit_events ${where}`));
      });
    await expect(sweep('')).rejects.toThrow();
    await database.sql`INSERT INTO audit_events (at, action) VALUES (now() - interval '31 days', 'sign-out')`;
    await sweep(`WHERE at < now() - interval '30 days'`);
    expect(await rows()).toHaveLength(1);
  });
});
