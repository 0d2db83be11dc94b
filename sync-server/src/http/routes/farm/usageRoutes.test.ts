import { FarmUsage, ListedShare, ProjectShare } from '@dailies/shared/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let director: TestPerson;
let project: TestProject;
let other: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
  director = await app.person();
  project = await app.project(director, 'Harbour');
  other = await app.project(owner, 'Coast');
  const { sql } = app.database;
  const spend = (
    id: string,
    at: TestProject,
    by: TestPerson,
    ended: string,
    seconds: number,
    gpu: number,
    cost: number | null,
  ) =>
    sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at, ended_at,
        run_seconds, gpu_seconds, cost_micros)
      VALUES (${id}, ${at.id}, ${id}, 'n', 0, 'succeeded', ${by.id}, now(), ${ended}::timestamptz, ${seconds}, ${gpu}, ${cost})`;
  const now = new Date().toISOString();
  await spend('a', project, director, now, 100, 90, null);
  await spend('b', project, director, now, 10, 0, 250_000);
  await spend('c', other, owner, now, 7, 0, null);
  await spend('old', project, director, '2020-03-05T00:00:00Z', 1_000, 1_000, 9_000_000);
  await sql`UPDATE runs SET pipeline = 'flux@2' WHERE id IN ('a', 'old')`;
});
afterAll(() => app.stop());

const usage = async (query: string): Promise<FarmUsage> =>
  FarmUsage.parse(await (await owner.call('GET', `/farm/usage?${query}`)).json());
const share = async (person: TestPerson): Promise<ProjectShare> =>
  ProjectShare.parse(await (await person.call('GET', `/projects/${project.id}/share`)).json());

test('says what this month cost, by project, person and pipeline', async () => {
  const { items, total } = await usage('by=project');
  expect(
    items.map(({ name, runs, runSeconds, gpuSeconds, costMicros }) => [name, runs, runSeconds, gpuSeconds, costMicros]),
  ).toEqual([
    ['Harbour', 2, 110, 90, 250_000],
    ['Coast', 1, 7, 0, 0],
  ]);
  expect(total).toEqual({ runs: 3, runSeconds: 117, gpuSeconds: 90, costMicros: 250_000 });
  expect((await usage('by=person')).items.map(({ key, runs }) => [key, runs])).toEqual([
    [director.id, 2],
    [owner.id, 1],
  ]);
  expect((await usage('by=pipeline')).items.map(({ name, gpuSeconds }) => [name, gpuSeconds])).toEqual([
    ['flux@2', 90],
    ['', 0],
  ]);
  const march = await usage('by=project&from=2020-03-01T00:00:00Z&to=2020-04-01T00:00:00Z');
  expect(march.total).toMatchObject({ runs: 1, costMicros: 9_000_000 });
});

test('a project has a weight and budgets that the owner sets and its members see', async () => {
  expect(await share(director)).toMatchObject({
    weight: 1,
    monthGpuSeconds: null,
    monthCostMicros: null,
    month: { runs: 2, gpuSeconds: 90 },
  });
  const wanted = { weight: 2.5, monthGpuSeconds: 36_000, monthCostMicros: 0 };
  expect((await director.call('PUT', `/projects/${project.id}/share`, wanted)).status).toBe(403);
  expect((await owner.call('PUT', `/projects/${project.id}/share`, wanted)).status).toBe(200);
  expect(await share(director)).toMatchObject(wanted);
  const listed = await owner.call('GET', '/farm/shares');
  const { items } = z.object({ items: z.array(ListedShare) }).parse(await listed.json());
  expect(items.map(({ project: of, weight }) => [of.name, weight])).toEqual([
    ['Coast', 1],
    ['Harbour', 2.5],
  ]);
  const stale = await owner.call(
    'PUT',
    `/projects/${project.id}/share`,
    { ...wanted, weight: 1 },
    { 'if-match': '"old"' },
  );
  expect(stale.status).toBe(412);
  expect((await owner.call('PUT', '/projects/nowhere/share', wanted)).status).toBe(404);
  expect((await owner.call('PUT', `/projects/${project.id}/share`, { ...wanted, weight: 11 })).status).toBe(400);
});
