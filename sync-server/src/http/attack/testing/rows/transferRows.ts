import { type Expected, membersWho, type RouteRow } from '../RouteRow.ts';

const P = '/api/v1/projects/{project}';
const at = (project: string): string => `/api/v1/projects/${project}/export`;
const NO_PROJECT_FILE: Expected = [401, 400, 400, 400, 400, 400, 400, 400];

export const transferRows: readonly RouteRow[] = [
  {
    route: `GET ${P}/export`,
    ask: async (world) => ({ path: at(await world.anotherProject()) }),
    expected: membersWho(['producer', 'director'], 200),
  },
  {
    route: `POST ${P}/export`,
    ask: async (world) => ({ path: at(await world.anotherProject()) }),
    expected: membersWho(['producer', 'director'], 200),
  },
  {
    route: 'POST /api/v1/projects/import',
    trying: 'what is no project',
    ask: () => ({
      path: '/api/v1/projects/import',
      body: Buffer.from('no project'),
      headers: { 'content-type': 'application/octet-stream' },
    }),
    expected: NO_PROJECT_FILE,
  },
];
