import { membersWho, type RouteRow } from '../RouteRow.ts';

const P = '/api/v1/projects/{project}/webhooks';
const HOOK = { url: 'https://hooks.example.org/dailies', events: ['take.ready'] };
const MANAGERS = membersWho(['producer', 'director'], 200);

/** The webhooks of a project: its directors' and producers'. */
export const webhookRows: readonly RouteRow[] = [
  {
    route: `GET ${P}`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/webhooks` }),
    expected: MANAGERS,
  },
  {
    route: `POST ${P}`,
    ask: async (world) => ({ path: `/api/v1/projects/${await world.anotherProject()}/webhooks`, body: HOOK }),
    expected: membersWho(['producer', 'director'], 201),
  },
  {
    route: `GET ${P}/{webhook}`,
    ask: async (world) => ({ path: (await world.webhook()).path }),
    expected: MANAGERS,
  },
  {
    route: `PATCH ${P}/{webhook}`,
    ask: async (world) => ({ path: (await world.webhook()).path, body: { enabled: false } }),
    expected: MANAGERS,
  },
  {
    route: `DELETE ${P}/{webhook}`,
    ask: async (world) => ({ path: (await world.webhook()).path }),
    expected: membersWho(['producer', 'director'], 204),
  },
  {
    route: `POST ${P}/{webhook}/secret`,
    ask: async (world) => ({ path: `${(await world.webhook()).path}/secret` }),
    expected: MANAGERS,
  },
  {
    route: `POST ${P}/{webhook}/test`,
    ask: async (world) => ({ path: `${(await world.webhook()).path}/test` }),
    expected: MANAGERS,
  },
  {
    route: `GET ${P}/{webhook}/deliveries`,
    ask: async (world) => ({ path: `${(await world.webhook()).path}/deliveries` }),
    expected: MANAGERS,
  },
  {
    route: `POST ${P}/{webhook}/deliveries/{delivery}/again`,
    ask: async (world) => {
      const { path, delivery } = await world.webhook();
      return { path: `${path}/deliveries/${delivery}/again` };
    },
    expected: MANAGERS,
  },
];
