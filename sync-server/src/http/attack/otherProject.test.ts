import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from './testing/World.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

/** What a director asks with ids of a project that they are not in, from within their own. */
const ASKED: readonly (readonly [string, string, (world: World) => readonly [string, unknown?]])[] = [
  ['a take', 'GET', ({ foreign }) => [`/takes/${foreign.take}`]],
  ['a run', 'GET', ({ foreign }) => [`/runs/${foreign.run}`]],
  ['to cancel a run', 'POST', ({ foreign }) => [`/runs/${foreign.run}/cancel`]],
  ['an asset', 'GET', ({ foreign }) => [`/assets/${foreign.asset}`]],
  ['to change an asset', 'POST', ({ foreign }) => [`/assets/${foreign.asset}/versions`, { content: { name: 'Mine' } }]],
  ['a file', 'GET', ({ foreign }) => [`/media/${foreign.media}`]],
  ['a file, only whether it is there', 'HEAD', ({ foreign }) => [`/media/${foreign.media}`]],
  [
    'to show a file through an asset',
    'POST',
    ({ project, foreign }) => [
      `/projects/${project.id}/assets`,
      { kind: 'style', content: { name: 'Look', references: [foreign.media] } },
    ],
  ],
  [
    'to withdraw an invitation',
    'DELETE',
    ({ project, foreign }) => [`/projects/${project.id}/invites/${foreign.invite}`],
  ],
  [
    'to change a member',
    'PATCH',
    (all) => [`/projects/${all.project.id}/members/${all.person('stranger').id}`, { role: 'viewer' }],
  ],
  ['to remove a member', 'DELETE', (all) => [`/projects/${all.project.id}/members/${all.person('stranger').id}`]],
  ['a version', 'GET', ({ project, foreign }) => [`/projects/${project.id}/versions/${foreign.version}/state`]],
  [
    'what a version changed',
    'GET',
    ({ project, foreign }) => [`/projects/${project.id}/versions/${foreign.version}/changes`],
  ],
  [
    'to compare with a version',
    'GET',
    ({ project, foreign }) => [
      `/projects/${project.id}/versions/${project.version}/changes?against=${foreign.version}`,
    ],
  ],
  [
    'to name a version',
    'PATCH',
    ({ project, foreign }) => [`/projects/${project.id}/versions/${foreign.version}`, { name: 'X' }],
  ],
  [
    'to restore a version',
    'POST',
    ({ project, foreign }) => [`/projects/${project.id}/versions/${foreign.version}/restore`, {}],
  ],
  [
    'to branch from a version',
    'POST',
    ({ project, foreign }) => [`/projects/${project.id}/branches`, { name: 'X', version: foreign.version }],
  ],
  [
    'to compare a project as a branch',
    'GET',
    ({ project, foreign }) => [`/projects/${project.id}/branches/${foreign.id}/comparison`],
  ],
  [
    'to merge a project as a branch',
    'POST',
    ({ project, foreign }) => [`/projects/${project.id}/branches/${foreign.id}/merge`, { resolutions: [] }],
  ],
  [
    'to run a command on a node',
    'POST',
    ({ project }) => [
      `/projects/${project.id}/commands`,
      { commands: [{ name: 'renameNode', args: { id: 'not-of-this-project', title: 'X' } }] },
    ],
  ],
];

test.each(ASKED)('%s of another project is not there', async (_name, method, of) => {
  const [path, body] = of(world);
  const answer = await world.person('director').call(method, path, body);
  expect(answer.status, await answer.text()).toBe(404);
  // The stranger's own is what it was.
  const { foreign } = world;
  const own = world.person('stranger');
  for (const still of [`/runs/${foreign.run}`, `/assets/${foreign.asset}`, `/media/${foreign.media}`]) {
    expect((await own.call('GET', still)).status).toBe(200);
  }
});

test('a picture that two projects share is of both, and the other project learns nothing of it', async () => {
  // Somebody uploads the same bytes again: they may read them now, because they have them.
  const own = world.person('stranger');
  const bytes = world.picture();
  const up = (person: string, token: string) =>
    world.send(
      'POST',
      { path: `/api/v1/uploads?project=${person}`, body: bytes, headers: { 'content-type': 'image/png' } },
      { authorization: `Bearer ${token}` },
    );
  const director = world.person('director');
  const { sha256 } = (await (await up(world.project.id, director.token)).json()) as { sha256: string };
  expect((await own.call('GET', `/media/${sha256}`)).status).toBe(404);
  const again = (await (await up(world.foreign.id, own.token)).json()) as { sha256: string };
  expect(again.sha256).toBe(sha256);
  expect((await own.call('GET', `/media/${sha256}`)).status).toBe(200);
});
