import { NotificationPage, NotificationSettings, ProjectsPresence } from '@dailies/shared/http';
import { ProjectId } from '@dailies/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepNotifications } from '../../../actions/notifications/NotificationSweep.ts';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let project: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
  project = await app.project(owner);
});
afterAll(() => app.stop());

const page = async (person: TestPerson, query = ''): Promise<NotificationPage> =>
  NotificationPage.parse(await (await person.call('GET', `/notifications${query}`)).json());

async function tell(person: TestPerson, id: string, ago: string): Promise<void> {
  await app.database.sql`INSERT INTO notifications (id, user_id, project_id, kind, at, subject)
    VALUES (${id}, ${person.id}, ${project.id}, 'assigned', now() - ${ago}::interval, '{"title":"SH010"}')`;
}

test('are listed newest first, page by page, and counted until they are read', async () => {
  for (const [place, id] of ['one', 'two', 'three'].entries()) await tell(owner, id, `${place + 1} hours`);
  const first = await page(owner, '?limit=2');
  expect(first).toMatchObject({ unread: 3, items: [{ id: 'one', readAt: null }, { id: 'two' }] });
  const rest = await page(owner, `?limit=2&cursor=${first.next}`);
  expect(rest).toMatchObject({ items: [{ id: 'three', subject: { title: 'SH010' }, actor: null }], next: null });
  expect((await owner.call('POST', '/notifications/two/read')).status).toBe(204);
  expect((await page(owner)).unread).toBe(2);
  const readAt = (await page(owner)).items.find(({ id }) => id === 'two')?.readAt;
  expect(readAt).not.toBeNull();
  await owner.call('POST', '/notifications/two/read');
  expect((await page(owner)).items.find(({ id }) => id === 'two')?.readAt).toBe(readAt);
  expect((await owner.call('POST', '/notifications/read')).status).toBe(204);
  expect((await page(owner)).unread).toBe(0);
});

test('of somebody else are not there', async () => {
  const other = await project.join('artist');
  await tell(owner, 'not-yours', '1 hour');
  expect((await page(other)).items).toEqual([]);
  expect((await other.call('POST', '/notifications/not-yours/read')).status).toBe(404);
  await other.call('POST', '/notifications/read');
  expect((await page(owner)).items.find(({ id }) => id === 'not-yours')?.readAt).toBeNull();
});

test('are kept for 90 days', async () => {
  await tell(owner, 'old', '91 days');
  await tell(owner, 'not-so-old', '89 days');
  expect(await sweepNotifications(app.services.db)).toBe(1);
  expect((await page(owner, '?limit=200')).items.map(({ id }) => id)).toContain('not-so-old');
});

test('kinds that somebody does not want are kept for them', async () => {
  const answer = await owner.call('PUT', '/notifications/settings', { muted: ['verdict', 'assigned', 'verdict'] });
  expect(NotificationSettings.parse(await answer.json())).toEqual({ muted: ['assigned', 'verdict'] });
  expect((await owner.call('PUT', '/notifications/settings', { muted: ['weather'] })).status).toBe(400);
  const other = await project.join('viewer');
  expect(await (await other.call('GET', '/notifications/settings')).json()).toEqual({ muted: [] });
});

test('who is here is told of one’s own projects alone', async () => {
  const somebody = [{ id: owner.id, name: 'Person 1' }];
  app.documents.people.set(project.id, somebody);
  app.documents.people.set(ProjectId.parse('not-mine'), somebody);
  const read = async (person: TestPerson) =>
    ProjectsPresence.parse(await (await person.call('GET', '/projects/presence')).json()).items;
  expect(await read(owner)).toEqual([{ project: project.id, people: somebody }]);
  expect(await read(await app.person())).toEqual([]);
  app.documents.people.clear();
});
