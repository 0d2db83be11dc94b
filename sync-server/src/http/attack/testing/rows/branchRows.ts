import { MEMBERS, membersWho, type RouteRow } from '../RouteRow.ts';

const P = '/api/v1/projects/{project}';
const BRANCHERS = ['artist', 'director'] as const;

export const branchRows: readonly RouteRow[] = [
  {
    route: `GET ${P}/branches`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/branches` }),
    expected: MEMBERS,
  },
  {
    route: `POST ${P}/branches`,
    ask: async (world) => ({
      path: `/api/v1/projects/${await world.anotherProject()}/branches`,
      body: { name: 'Another ending' },
    }),
    expected: membersWho(BRANCHERS, 201),
  },
  {
    route: `GET ${P}/branches/{branch}/comparison`,
    ask: async (world) => ({ path: `${await world.branch()}/comparison` }),
    expected: MEMBERS,
  },
  {
    route: `POST ${P}/branches/{branch}/takes`,
    ask: async (world) => ({ path: `${await world.branch()}/takes` }),
    expected: membersWho(BRANCHERS, 200),
  },
  {
    route: `POST ${P}/branches/{branch}/merged`,
    ask: async (world) => ({ path: `${await world.branch()}/merged` }),
    expected: membersWho(BRANCHERS, 200),
  },
  {
    route: `POST ${P}/branches/{branch}/merge`,
    ask: async (world) => ({ path: `${await world.branch()}/merge`, body: { resolutions: [] } }),
    expected: membersWho(BRANCHERS, 200),
  },
];
