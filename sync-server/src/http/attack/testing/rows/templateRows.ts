import { MEMBERS, membersWho, type RouteRow, SIGNED_IN } from '../RouteRow.ts';

const P = '/api/v1/projects/{project}';

const TEMPLATE = {
  name: 'Two shots',
  content: {
    version: 1,
    graph: {
      nodes: [{ id: 'a', type: 'shot-still', title: 'SH010', pos: [0, 0], size: [320, 300], params: { lensMm: 35 } }],
      edges: [],
    },
  },
};

/** Templates, of a project and of the studio; and what a param was set to. */
export const templateRows: readonly RouteRow[] = [
  {
    route: `GET ${P}/templates`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/templates` }),
    expected: MEMBERS,
  },
  {
    route: `POST ${P}/templates`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/templates`, body: TEMPLATE }),
    expected: membersWho(['artist', 'director'], 201),
  },
  {
    route: `POST ${P}/templates`,
    trying: "the studio's",
    ask: ({ project }) => ({
      path: `/api/v1/projects/${project.id}/templates`,
      body: { ...TEMPLATE, owner: 'studio' },
    }),
    expected: membersWho([], 201),
  },
  { route: 'GET /api/v1/templates', ask: () => ({ path: '/api/v1/templates' }), expected: SIGNED_IN },
  {
    route: 'GET /api/v1/templates/{template}',
    ask: async (world) => ({ path: `/api/v1/templates/${await world.template()}` }),
    expected: MEMBERS,
  },
  {
    route: 'PATCH /api/v1/templates/{template}',
    ask: async (world) => ({ path: `/api/v1/templates/${await world.template()}`, body: { name: 'Three shots' } }),
    // Saved by a director: an artist did not make it.
    expected: membersWho(['director'], 200),
  },
  {
    route: 'DELETE /api/v1/templates/{template}',
    ask: async (world) => ({ path: `/api/v1/templates/${await world.template()}` }),
    expected: membersWho(['director'], 204),
  },
  {
    route: `GET ${P}/nodes/{node}/params/{param}/history`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/nodes/shot/params/lensMm/history` }),
    expected: MEMBERS,
  },
];
