import { EVERYBODY, MEMBERS, membersWho, type RouteRow, SIGNED_IN } from '../RouteRow.ts';

const P = '/api/v1/projects/{project}';

export const memberRows: readonly RouteRow[] = [
  {
    route: `GET ${P}/members`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/members` }),
    expected: MEMBERS,
  },
  {
    route: `PATCH ${P}/members/{user}`,
    ask: async (world) => ({
      path: `/api/v1/projects/${world.project.id}/members/${(await world.newMember(world.project.id, 'viewer')).id}`,
      body: { role: 'reviewer' },
    }),
    expected: membersWho(['director'], 200),
  },
  {
    route: `PATCH ${P}/members/{user}`,
    trying: 'oneself',
    ask: async (world, person) => ({
      path: `/api/v1/projects/${await world.anotherProject()}/members/${person?.id ?? 'nobody'}`,
      body: { role: 'director' },
    }),
    expected: membersWho(['director'], 200),
  },
  {
    route: `DELETE ${P}/members/{user}`,
    trying: 'somebody else',
    ask: async (world) => ({
      path: `/api/v1/projects/${world.project.id}/members/${(await world.newMember(world.project.id, 'viewer')).id}`,
    }),
    expected: membersWho(['director'], 204),
  },
  {
    route: `DELETE ${P}/members/{user}`,
    trying: 'oneself',
    ask: async (world, person) => ({
      path: `/api/v1/projects/${await world.anotherProject()}/members/${person?.id ?? 'nobody'}`,
    }),
    // A project keeps a director.
    expected: [401, 404, 204, 204, 204, 204, 409, 404],
  },
  {
    route: `GET ${P}/invites`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/invites` }),
    expected: membersWho(['director'], 200),
  },
  {
    route: `POST ${P}/invites`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/invites`, body: { role: 'director' } }),
    expected: membersWho(['director'], 201),
  },
  {
    route: `DELETE ${P}/invites/{invite}`,
    ask: async (world) => ({
      path: `/api/v1/projects/${world.project.id}/invites/${(await world.invite(world.project.id)).id}`,
    }),
    expected: membersWho(['director'], 204),
  },
  {
    route: 'GET /api/v1/invites/{secret}',
    ask: async (world) => ({ path: `/api/v1/invites/${(await world.invite(world.project.id)).secret}` }),
    expected: EVERYBODY,
  },
  {
    route: 'POST /api/v1/invites/{secret}',
    ask: async (world) => ({
      path: `/api/v1/invites/${(await world.invite(await world.anotherProject())).secret}`,
    }),
    expected: SIGNED_IN,
  },
];
