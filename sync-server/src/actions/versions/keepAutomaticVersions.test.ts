import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { newDocument } from '@dailies/shared/document';
import { ProjectId } from '@dailies/shared/ids';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { keepAutomaticVersions, keepIfDue } from './keepAutomaticVersions.ts';
import { thinVersions } from './thinVersions.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Wednesday. */
const START = Date.UTC(2026, 5, 3, 12, 0);

let database: TestDatabase;
let project: ProjectId;
let writer: Y.Doc;
const parts = () => ({ sql: database.sql, newId: () => randomUUID() });
const at = (afterMs: number): Date => new Date(START + afterMs);
const sweep = (afterMs: number): Promise<number> =>
  keepAutomaticVersions(parts(), { at: at(afterMs), afterMs: HOUR_MS });

beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql`INSERT INTO "user" (id, name, email) VALUES ('dora', 'Dora', 'dora@example.org')`;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.sql`DELETE FROM projects`;
  project = ProjectId.parse(randomUUID());
  await database.sql`INSERT INTO projects (id, name, created_by, created_at) VALUES (${project}, 'Test', 'dora', ${at(0)})`;
  writer = newDocument();
});

async function edit(title: string): Promise<void> {
  let update: Uint8Array = new Uint8Array();
  writer.once('update', (bytes: Uint8Array) => {
    update = bytes;
  });
  writer.getMap('nodes').set(title, new Y.Map([['title', title]]));
  await database.sql`INSERT INTO document_updates (project_id, user_id, update) VALUES (${project}, 'dora', ${update})`;
}

const kept = () => database.sql<{ created_at: Date; node_count: number; kind: string; editors: string[] }[]>`
  SELECT created_at, node_count, kind, editors FROM document_versions WHERE project_id = ${project} ORDER BY created_at`;

describe('automatic versions', () => {
  test('are kept hourly while there are edits, and not without', async () => {
    expect(await sweep(2 * HOUR_MS)).toBe(0);
    await edit('a');
    expect(await sweep(HOUR_MS - 1)).toBe(0);
    expect(await sweep(HOUR_MS)).toBe(1);
    expect(await sweep(5 * HOUR_MS)).toBe(0);
    await edit('b');
    expect(await sweep(HOUR_MS + HOUR_MS / 2)).toBe(0);
    expect(await sweep(6 * HOUR_MS)).toBe(1);
    expect(await sweep(7 * HOUR_MS)).toBe(0);
    expect(
      (await kept()).map((row) => [row.kind, row.created_at.getTime() - START, row.node_count, row.editors]),
    ).toEqual([
      ['automatic', HOUR_MS, 1, ['dora']],
      ['automatic', 6 * HOUR_MS, 2, ['dora']],
    ]);
  });

  test('know of edits that were folded into the history', async () => {
    await edit('a');
    await database.sql`
      WITH moved AS (DELETE FROM document_updates RETURNING *)
      INSERT INTO document_history (seq, project_id, user_id, update, created_at, snapshot_id)
      SELECT seq, project_id, user_id, update, created_at, 1 FROM moved`;
    await database.sql`INSERT INTO document_snapshots (project_id, state) VALUES (${project}, ${Y.encodeStateAsUpdate(writer)})`;
    expect([await sweep(HOUR_MS), await sweep(3 * HOUR_MS)]).toEqual([1, 0]);
    expect((await kept())[0]).toMatchObject({ node_count: 1, editors: ['dora'] });
  });

  test('are kept once where several servers look at the same time', async () => {
    await edit('a');
    // Connections that are open already, so that all four really ask at once.
    await Promise.all([1, 2, 3, 4].map(() => database.sql`SELECT pg_sleep(0.1)`));
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => keepIfDue(parts(), project, { at: at(HOUR_MS), afterMs: HOUR_MS })),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
  });
});

describe('thinning', () => {
  const put = (ageMs: number, kind = 'automatic', name: string | null = null) =>
    database.sql`
      INSERT INTO document_versions
        (id, project_id, kind, name, created_at, schema, epoch, covers_seq, node_count, editors, state, size_bytes)
      VALUES (${randomUUID()}, ${project}, ${kind}, ${name}, ${at(-ageMs)}, 1, 1, 0, 0, '{}', '', 0)`;
  const ages = async (): Promise<number[]> => (await kept()).map((row) => START - row.created_at.getTime());

  test('keeps the last of each hour for two days, of each day for 60 days, of each week after', async () => {
    const quarters = Array.from({ length: 4 * 24 * 100 }, (_, quarter) => quarter * (HOUR_MS / 4) + 1);
    await database.sql`
      INSERT INTO document_versions
        (id, project_id, kind, created_at, schema, epoch, covers_seq, node_count, editors, state, size_bytes)
      SELECT gen_random_uuid()::text, ${project}, 'automatic', ${at(0)} - make_interval(secs => age / 1000.0),
        1, 1, 0, 0, '{}', '', 0
      FROM unnest(${quarters}::bigint[]) AS age`;
    expect(await thinVersions(database.sql, at(0))).toBeGreaterThan(9_000);
    const left = await ages();
    expect(left.filter((age) => age < 2 * DAY_MS)).toHaveLength(48);
    // From the middle of one day to the middle of another: 58 days and two halves.
    expect(left.filter((age) => age >= 2 * DAY_MS && age < 60 * DAY_MS)).toHaveLength(59);
    expect(left.filter((age) => age >= 60 * DAY_MS).length).toBeLessThanOrEqual(7);
    expect(left.filter((age) => age >= 60 * DAY_MS).length).toBeGreaterThanOrEqual(6);
    expect(await thinVersions(database.sql, at(0))).toBe(0);
  });

  test('leaves what has a name, grounds of branches and ends of epochs; ways back for two days', async () => {
    for (const age of [3 * DAY_MS, 3 * DAY_MS + 1, 90 * DAY_MS, 90 * DAY_MS + 1]) {
      await put(age, 'named', 'Kept');
      await put(age, 'before-merge', 'Named since');
      await put(age, 'fork');
      await put(age, 'epoch');
    }
    for (const age of [1, 2, 3]) await put(age, 'before-restore');
    for (const age of [1, 2, 3]) await put(3 * DAY_MS + age, 'before-merge');
    expect(await thinVersions(database.sql, at(0))).toBe(2);
    expect((await kept()).filter(({ kind }) => kind === 'before-restore')).toHaveLength(3);
  });

  test('never thins across projects', async () => {
    await put(5 * DAY_MS);
    const first = project;
    project = ProjectId.parse(randomUUID());
    await database.sql`INSERT INTO projects (id, name, created_by) VALUES (${project}, 'Other', 'dora')`;
    await put(5 * DAY_MS);
    expect(await thinVersions(database.sql, at(0))).toBe(0);
    expect(first).not.toBe(project);
  });
});
