import type { ProjectId } from '@dailies/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, until } from '../../collaboration/testing/TestCollaboration.ts';
import { actIn, LiveApp, type LivePerson } from '../../testing/LiveApp.ts';
import { foldTimeline } from '../timeline/foldTimeline.ts';
import { HistorySweep } from './HistorySweep.ts';

let live: LiveApp;
let sweep: HistorySweep;
let dora: LivePerson;

beforeAll(async () => {
  live = await LiveApp.start();
  dora = await live.person('dora');
  sweep = new HistorySweep(live.services);
  const { collaboration } = live.collaboration;
  collaboration.onClosed((project) => sweep.closed(project));
  collaboration.setBeforeCompacting((project) => foldTimeline(live.sql, project));
});
afterAll(async () => {
  await sweep.close();
  await live.stop();
});

const versions = (project: ProjectId) => live.sql<{ kind: string; node_count: number }[]>`
  SELECT kind, node_count FROM document_versions WHERE project_id = ${project} ORDER BY created_at`;

const note = (id: string) => ({ nodes: [{ id, type: 'note', title: id, pos: [0, 0] }] });

/** A person's session: opens, works, leaves; resolves when the document is closed. */
async function session(project: ProjectId, work: (browser: Browser) => void | Promise<void>): Promise<void> {
  const browser = await live.browser(project, dora);
  await work(browser);
  await browser.saved();
  browser.close();
  await until(() => !live.collaboration.collaboration.openProjects.includes(project), 'the document is closed');
  await until(
    async () => (await live.sql`SELECT FROM document_leases WHERE project_id = ${project} AND owner = ''`).length === 1,
    'its lease is let go',
  );
  await sweep.close();
}

test('a long session ends with a version, a short one and one without edits do not', async () => {
  const project = await live.collaboration.project(dora.id);
  await session(project, (browser) => actIn(browser, dora, 'director', 'createNodes', note('a')));
  expect(await versions(project)).toEqual([]);
  live.aheadMs = 11 * 60_000;
  await session(project, (browser) => actIn(browser, dora, 'director', 'createNodes', note('b')));
  expect(await versions(project)).toEqual([{ kind: 'automatic', node_count: 2 }]);
  live.aheadMs = 22 * 60_000;
  await session(project, () => {});
  expect(await versions(project)).toHaveLength(1);
});

test('work is summed up before it is folded into windows of the history', async () => {
  const project = await live.collaboration.project(dora.id);
  await session(project, async (browser) => {
    for (let n = 0; n < 250; n += 1) {
      actIn(browser, dora, 'director', 'createNodes', note(`n${n}`));
      if (n % 25 === 0) await browser.saved();
    }
  });
  const [left] = await live.sql<{ rows: number; folded: number }[]>`
    SELECT (SELECT count(*)::int FROM document_updates WHERE project_id = ${project}) AS rows,
           (SELECT count(*)::int FROM document_history WHERE project_id = ${project}) AS folded`;
  const entries = await live.sql<{ user_id: string | null; edits: number }[]>`
    SELECT user_id, edits FROM timeline_entries WHERE project_id = ${project} AND user_id IS NOT NULL`;
  const [progress] = await live.sql<{ ahead: boolean }[]>`
    SELECT through_seq >= (SELECT max(seq) FROM document_history WHERE project_id = ${project}) AS ahead
    FROM timeline_progress WHERE project_id = ${project}`;
  expect(left?.rows).toBe(0);
  expect(left?.folded).toBeGreaterThan(0);
  expect(entries).toMatchObject([{ user_id: dora.id }]);
  expect(entries[0]?.edits).toBeGreaterThan(200);
  expect(progress?.ahead).toBe(true);
});

test('the sweep goes on by itself, and ends when it is told to', async () => {
  const project = await live.collaboration.project(dora.id);
  await live.sql`UPDATE projects SET created_at = now() - interval '2 hours' WHERE id = ${project}`;
  await session(project, (browser) => actIn(browser, dora, 'director', 'createNodes', note('a')));
  await live.sql`DELETE FROM document_versions WHERE project_id = ${project}`;
  const quick = new HistorySweep(live.services, 5);
  quick.start();
  await until(async () => (await versions(project)).length === 1, 'the sweep has kept a version');
  await quick.close();
  await live.sql`DELETE FROM document_versions WHERE project_id = ${project}`;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await versions(project)).toEqual([]);
});
