import { CreatedInvite, Invite, InvitePreview, Problem, Project } from '@dailies/shared/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let project: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
  project = await app.project(owner, 'Harbour');
});
afterAll(() => app.stop());

const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());
const invite = async (body: object): Promise<CreatedInvite> =>
  CreatedInvite.parse(await (await owner.call('POST', `/projects/${project.id}/invites`, body)).json());

test('a link says what it is for to anybody, and lets one in once', async () => {
  const { secret, url } = await invite({ role: 'reviewer', uses: 1 });
  expect(url).toBe(`http://dailies.test/invite/${secret}`);
  const preview = InvitePreview.parse(await (await app.fetch('GET', `/api/v1/invites/${secret}`)).json());
  expect(preview).toMatchObject({
    project: { id: project.id, name: 'Harbour' },
    role: 'reviewer',
    invitedBy: 'Person 1',
    member: false,
  });
  const person = await app.person();
  const joined = Project.parse(await (await person.call('POST', `/invites/${secret}`)).json());
  expect(joined).toMatchObject({ id: project.id, role: 'reviewer' });
  const again = await person.call('POST', `/invites/${secret}`);
  expect(Project.parse(await again.json()).role).toBe('reviewer');
  expect(InvitePreview.parse(await (await person.call('GET', `/invites/${secret}`)).json()).member).toBe(true);
  const late = await app.person();
  expect(await problemOf(await late.call('POST', `/invites/${secret}`))).toMatchObject({
    status: 410,
    code: 'expired',
    detail: expect.stringContaining('used up'),
  });
});

test('the last use is used once, by whoever comes at the same moment', async () => {
  const { secret, id } = await invite({ role: 'viewer', uses: 2 });
  const people = [await app.person(), await app.person(), await app.person(), await app.person()];
  const answers = await Promise.all(people.map((person) => person.call('POST', `/invites/${secret}`)));
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 200, 410, 410]);
  expect(await app.database.sql`SELECT uses_left FROM invites WHERE id = ${id}`).toEqual([{ uses_left: 0 }]);
});

test('one that expired, was withdrawn or never was is a sentence each', async () => {
  const expired = await invite({ role: 'viewer', expiresInHours: 1 });
  await app.database.sql`UPDATE invites SET expires_at = now() - interval '1 second' WHERE id = ${expired.id}`;
  const withdrawn = await invite({ role: 'viewer' });
  expect((await owner.call('DELETE', `/projects/${project.id}/invites/${withdrawn.id}`)).status).toBe(204);
  const person = await app.person();
  for (const [secret, status, says] of [
    [expired.secret, 410, 'has expired'],
    [withdrawn.secret, 410, 'withdrawn'],
    ['nonsense', 404, 'no such invitation'],
  ] as const) {
    for (const method of ['GET', 'POST']) {
      const problem = await problemOf(await person.call(method, `/invites/${secret}`));
      expect(problem).toMatchObject({ status, detail: expect.stringContaining(says) });
    }
  }
});

test('a member who opens a link for another role keeps theirs', async () => {
  const artist = await project.join('artist');
  const { secret, id } = await invite({ role: 'director', uses: 1 });
  expect(Project.parse(await (await artist.call('POST', `/invites/${secret}`)).json()).role).toBe('artist');
  expect(await app.database.sql`SELECT uses_left FROM invites WHERE id = ${id}`).toEqual([{ uses_left: 1 }]);
});

test('the list has no secrets, and the database only their hashes', async () => {
  const { secret, id } = await invite({ role: 'producer' });
  const answer = await owner.call('GET', `/projects/${project.id}/invites`);
  const text = await answer.text();
  expect(text).not.toContain(secret);
  const { items } = z.object({ items: z.array(Invite) }).parse(JSON.parse(text));
  expect(items.find((item) => item.id === id)).toMatchObject({ role: 'producer', usesLeft: null, revokedAt: null });
  const rows = await app.database.sql`SELECT * FROM invites`;
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test("another project's invitation cannot be withdrawn from here", async () => {
  const other = await app.project(owner, 'Other');
  const { id } = await invite({ role: 'viewer' });
  expect(await problemOf(await owner.call('DELETE', `/projects/${other.id}/invites/${id}`))).toMatchObject({
    status: 404,
  });
});

test.each([
  [{ role: 'boss' }, 'role'],
  [{ role: 'viewer', expiresInHours: 0 }, 'expiresInHours'],
  [{ role: 'viewer', uses: 0 }, 'uses'],
  [{}, 'role'],
])('%o is refused by its field', async (body, field) => {
  const problem = await problemOf(await owner.call('POST', `/projects/${project.id}/invites`, body));
  expect(problem).toMatchObject({ code: 'invalid-input', detail: expect.stringContaining(`"${field}"`) });
});
