import { Member, Problem } from '@dailies/shared/http';
import { CHANNELS } from '@dailies/shared/runs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
beforeAll(async () => {
  app = await TestApp.start();
  owner = await app.person();
});
afterAll(() => app.stop());

const Members = z.object({ items: z.array(Member) });
const membersOf = async (answer: Response) => Members.parse(await answer.json()).items;
const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());

test('the list is in the order in which people came; e-mail addresses are for directors and oneself', async () => {
  const project = await app.project(owner);
  const artist = await project.join('artist');
  const seen = async (person: TestPerson) =>
    (await membersOf(await person.call('GET', `/projects/${project.id}/members`))).map(({ user, role, email }) => [
      user.id,
      role,
      email,
    ]);
  expect(await seen(owner)).toEqual([
    [owner.id, 'director', owner.email],
    [artist.id, 'artist', artist.email],
  ]);
  expect(await seen(artist)).toEqual([
    [owner.id, 'director', null],
    [artist.id, 'artist', artist.email],
  ]);
});

test('a new role counts at once, and every server is told', async () => {
  const project = await app.project(owner);
  const artist = await project.join('artist');
  const heard: unknown[] = [];
  const listening = await app.database.sql.listen(CHANNELS.membership, (payload) => heard.push(JSON.parse(payload)));
  const path = `/projects/${project.id}`;
  expect((await artist.call('PATCH', path, { name: 'New' })).status).toBe(403);
  const changed = await membersOf(await owner.call('PATCH', `${path}/members/${artist.id}`, { role: 'producer' }));
  expect(changed[1]).toMatchObject({ user: { id: artist.id }, role: 'producer' });
  expect((await artist.call('PATCH', path, { name: 'New' })).status).toBe(200);
  expect((await owner.call('DELETE', `${path}/members/${artist.id}`)).status).toBe(204);
  expect((await artist.call('GET', path)).status).toBe(404);
  await owner.call('POST', `${path}/archive`);
  await vi.waitFor(() =>
    expect(heard).toEqual([
      { project: project.id, user: artist.id },
      { project: project.id, user: artist.id },
      { project: project.id },
    ]),
  );
  await listening.unlisten();
});

test('anybody may leave, but for the last director', async () => {
  const project = await app.project(owner);
  const viewer = await project.join('viewer');
  const path = `/projects/${project.id}/members`;
  expect((await viewer.call('DELETE', `${path}/${viewer.id}`)).status).toBe(204);
  expect(await problemOf(await owner.call('DELETE', `${path}/${owner.id}`))).toMatchObject({ code: 'conflict' });
  expect(await problemOf(await owner.call('PATCH', `${path}/${owner.id}`, { role: 'artist' }))).toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining('needs a director'),
  });
});

test('two directors who remove each other at once leave one', async () => {
  for (let round = 0; round < 5; round += 1) {
    const project = await app.project(owner);
    const other = await project.join('director');
    const path = `/projects/${project.id}/members`;
    const answers = await Promise.all([
      owner.call('DELETE', `${path}/${other.id}`),
      other.call('DELETE', `${path}/${owner.id}`),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await app.database.sql`SELECT role FROM members WHERE project_id = ${project.id}`).toEqual([
      { role: 'director' },
    ]);
  }
});

test('a role that there is not names the field', async () => {
  const project = await app.project(owner);
  const problem = await problemOf(
    await owner.call('PATCH', `/projects/${project.id}/members/${owner.id}`, { role: 'boss' }),
  );
  expect(problem).toMatchObject({ code: 'invalid-input', detail: expect.stringContaining('"role"') });
});
