import { MEMBERS, membersWho, type RouteRow, SIGNED_IN } from '../RouteRow.ts';

const P = '/api/v1/projects/{project}';

export const projectRows: readonly RouteRow[] = [
  { route: 'GET /api/v1/projects', ask: () => ({ path: '/api/v1/projects' }), expected: SIGNED_IN },
  {
    route: 'POST /api/v1/projects',
    ask: () => ({ path: '/api/v1/projects', body: { name: 'A film of my own' } }),
    expected: [401, 201, 201, 201, 201, 201, 201, 201],
  },
  { route: `GET ${P}`, ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}` }), expected: MEMBERS },
  {
    route: `PATCH ${P}`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}`, body: { name: 'Harbour' } }),
    expected: membersWho(['producer', 'director'], 200),
  },
  {
    route: `POST ${P}/archive`,
    ask: async (world) => ({ path: `/api/v1/projects/${await world.anotherProject()}/archive` }),
    expected: membersWho(['director'], 200),
  },
  {
    route: `POST ${P}/restore`,
    ask: async (world) => ({ path: `/api/v1/projects/${await world.anotherProject()}/restore` }),
    expected: membersWho(['director'], 200),
  },
  {
    route: `GET ${P}/graph`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/graph` }),
    expected: MEMBERS,
  },
  {
    route: `POST ${P}/commands`,
    trying: 'a node',
    ask: ({ project }) => ({
      path: `/api/v1/projects/${project.id}/commands`,
      body: {
        commands: [{ name: 'createNodes', args: { nodes: [{ id: crypto.randomUUID(), type: 'note', pos: [0, 0] }] } }],
      },
    }),
    // A producer may not write nodes, and may ask the server for shots.
    expected: membersWho(['producer', 'artist', 'director'], 200),
  },
  {
    route: `POST ${P}/commands`,
    trying: 'a comment',
    ask: ({ project }) => ({
      path: `/api/v1/projects/${project.id}/commands`,
      body: {
        commands: [
          {
            name: 'addComment',
            args: { id: crypto.randomUUID(), anchor: { on: 'node', node: project.node }, body: 'Slower.' },
          },
        ],
      },
    }),
    expected: membersWho(['reviewer', 'producer', 'artist', 'director'], 200),
  },
  {
    route: `POST ${P}/requests`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/requests`, body: { node: project.node } }),
    expected: membersWho(['artist', 'director'], 201),
  },
  {
    route: `POST ${P}/requests/plan`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/requests/plan`, body: { nodes: [project.node] } }),
    expected: MEMBERS,
  },
  {
    route: `POST ${P}/requests/chain`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/requests/chain`, body: { nodes: [project.node] } }),
    expected: membersWho(['artist', 'director'], 201),
  },
  {
    route: `GET ${P}/requests/{request}`,
    ask: async (world) => ({
      path: `/api/v1/projects/${world.project.id}/requests/${await world.requestOf(world.project.run)}`,
    }),
    expected: MEMBERS,
  },
  {
    route: `GET ${P}/takes`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/takes` }),
    expected: MEMBERS,
  },
  {
    route: 'GET /api/v1/takes/{take}',
    ask: ({ project }) => ({ path: `/api/v1/takes/${project.take}` }),
    expected: MEMBERS,
  },
  {
    // The take of the world has no file behind it: whoever may see the take is told so.
    route: 'GET /api/v1/takes/{take}/file',
    ask: ({ project }) => ({ path: `/api/v1/takes/${project.take}/file` }),
    expected: [401, 404, 404, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET /api/v1/runs/{run}',
    ask: ({ project }) => ({ path: `/api/v1/runs/${project.run}` }),
    expected: MEMBERS,
  },
  {
    route: 'POST /api/v1/runs/{run}/cancel',
    ask: async (world) => ({ path: `/api/v1/runs/${await world.runUnderWay(world.project)}/cancel` }),
    expected: membersWho(['artist', 'director'], 202),
  },
];
