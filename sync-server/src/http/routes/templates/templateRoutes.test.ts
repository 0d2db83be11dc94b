import { CreatedInvite, Problem, Template } from '@dailies/shared/http';
import type { Role } from '@dailies/shared/people';
import { STARTING_TEMPLATES } from '@dailies/shared/templates';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

const Templates = z.object({ items: z.array(Template) });
const [STARTING] = STARTING_TEMPLATES;

let app: TestApp;
let owner: TestPerson;
let project: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
});
beforeEach(async () => {
  project = await app.project(owner);
});
afterAll(() => app.stop());

/** Somebody new in the project. */
async function member(role: Role): Promise<TestPerson> {
  const invited = await owner.call('POST', `/projects/${project.id}/invites`, { role });
  return app.person(CreatedInvite.parse(await invited.json()).secret);
}
const save = (body: object, person = owner) =>
  person.call('POST', `/projects/${project.id}/templates`, { content: STARTING?.content, ...body });
const listed = async (path: string, person = owner) =>
  Templates.parse(await (await person.call('GET', path)).json()).items;
const codeOf = async (answer: Response) => Problem.parse(await answer.json()).code;

describe('templates', () => {
  test('are saved whole, listed with those of the studio, renamed and removed', async () => {
    const made = Template.parse(await (await save({ name: ' Coverage ', description: 'Eight shots' })).json());
    expect(made).toMatchObject({ name: 'Coverage', project: project.id, mayChange: true, content: STARTING?.content });
    const studio = Template.parse(await (await save({ name: 'House style', owner: 'studio' })).json());
    const names = async () => (await listed(`/projects/${project.id}/templates`)).map(({ name }) => name);
    expect(await names()).toEqual(['Coverage', 'House style']);
    expect((await listed('/templates')).map(({ name }) => name)).toEqual(['House style']);
    const renamed = await owner.call('PATCH', `/templates/${made.id}`, { name: 'Scene' });
    expect(Template.parse(await renamed.json())).toMatchObject({ name: 'Scene', description: 'Eight shots' });
    for (const { id } of [made, studio]) expect((await owner.call('DELETE', `/templates/${id}`)).status).toBe(204);
    expect(await names()).toEqual([]);
  });

  test('are changed by who saved them and by directors, and are nothing to others', async () => {
    const artist = await member('artist');
    const other = await member('artist');
    const viewer = await member('viewer');
    const made = Template.parse(await (await save({ name: 'Mine' }, artist)).json());
    const statusOf = async (person: TestPerson) =>
      (await person.call('PATCH', `/templates/${made.id}`, { name: 'Ours' })).status;
    expect(await Promise.all([statusOf(other), statusOf(viewer), statusOf(await app.person())])).toEqual([
      403, 403, 404,
    ]);
    expect(await Promise.all([statusOf(artist), statusOf(owner)])).toEqual([200, 200]);
    const [seen] = await listed(`/projects/${project.id}/templates`, other);
    expect(seen).toMatchObject({ name: 'Ours', mayChange: false, createdBy: { id: artist.id } });
    expect((await save({ name: 'Not mine' }, viewer)).status).toBe(403);
  });

  test('with another form, too many nodes or edges to nowhere are refused', async () => {
    const [node] = STARTING?.content.graph.nodes ?? [];
    const bad = [
      { version: 2, graph: { nodes: [node], edges: [] } },
      { version: 1, graph: { nodes: [], edges: [] } },
      { version: 1, graph: { nodes: Array.from({ length: 201 }, (_, at) => ({ ...node, id: `n${at}` })), edges: [] } },
      { version: 1, graph: { nodes: [node], edges: [{ from: node?.id, fromPort: 'a', to: 'gone', toPort: 'b' }] } },
    ];
    for (const content of bad) expect(await codeOf(await save({ name: 'Bad', content }))).toBe('invalid-input');
    expect(await codeOf(await save({ name: '  ' }))).toBe('invalid-input');
  });
});
