import { MEMBERS, membersWho, type RouteRow } from '../RouteRow.ts';
import type { World } from '../World.ts';

const P = '/api/v1/projects/{project}';
const at = ({ project }: World, path = ''): string => `/api/v1/projects/${project.id}/versions${path}`;
const KEEPERS = ['producer', 'artist', 'director'] as const;

export const versionRows: readonly RouteRow[] = [
  {
    route: `GET ${P}/timeline`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/timeline` }),
    expected: MEMBERS,
  },
  { route: `GET ${P}/versions`, ask: (world) => ({ path: at(world) }), expected: MEMBERS },
  {
    route: `POST ${P}/versions`,
    ask: (world) => ({ path: at(world), body: { name: 'Locked cut' } }),
    expected: membersWho(KEEPERS, 201),
  },
  {
    route: `GET ${P}/versions/{version}`,
    ask: (world) => ({ path: `${at(world)}/${world.project.version}` }),
    expected: MEMBERS,
  },
  {
    route: `PATCH ${P}/versions/{version}`,
    ask: (world) => ({ path: at(world, `/${world.project.version}`), body: { name: 'First' } }),
    expected: membersWho(KEEPERS, 200),
  },
  {
    route: `GET ${P}/versions/{version}/state`,
    ask: (world) => ({ path: at(world, `/${world.project.version}/state`) }),
    expected: MEMBERS,
  },
  {
    route: `GET ${P}/versions/{version}/changes`,
    ask: (world) => ({ path: at(world, `/${world.project.version}/changes`) }),
    expected: MEMBERS,
  },
  {
    route: `POST ${P}/versions/{version}/restore`,
    ask: async (world) => ({ path: `${await world.versionElsewhere()}/restore`, body: {} }),
    expected: membersWho(KEEPERS, 200),
  },
  {
    route: `POST ${P}/versions/{version}/prepare-restore`,
    ask: (world) => ({ path: at(world, `/${world.project.version}/prepare-restore`) }),
    expected: membersWho(KEEPERS, 200),
  },
  {
    route: `GET ${P}/epochs/{epoch}/state`,
    trying: 'one that never ended',
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/epochs/1/state` }),
    expected: [401, 404, 404, 404, 404, 404, 404, 404],
  },
];
