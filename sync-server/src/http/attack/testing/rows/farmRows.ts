import { randomUUID } from 'node:crypto';
import { type Expected, MEMBERS, membersWho, type RouteRow, SIGNED_IN } from '../RouteRow.ts';
import { BACKEND } from '../World.ts';

/** Whoever runs the installation runs its farm; no role in a project is a word on it. */
const ownerAlone = (status: number): Expected => [401, 403, 403, 403, 403, 403, 403, status];

const B = '/api/v1/farm/backends';
const L = '/api/v1/pipelines';
const PROVIDER = {
  executor: 'http',
  url: 'https://models.example.org',
  signIn: { kind: 'header', header: 'Authorization', scheme: 'Key' },
};
const PIPELINE = {
  version: 1,
  title: 'FLUX',
  module: 'shot-still',
  tiers: ['high'],
  runner: { executor: 'container', image: 'dailies/flux:1' },
  requirements: { tags: [], gpuMemoryBytes: 0 },
  timeoutSeconds: 60,
};

export const farmRows: readonly RouteRow[] = [
  { route: `GET ${B}`, ask: () => ({ path: B }), expected: ownerAlone(200) },
  {
    route: `POST ${B}`,
    ask: () => ({ path: B, body: { id: randomUUID(), ...BACKEND } }),
    expected: ownerAlone(201),
  },
  {
    route: `GET ${B}/{backend}`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}` }),
    expected: ownerAlone(200),
  },
  {
    route: `PATCH ${B}/{backend}`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}`, body: { mode: 'paused' } }),
    expected: ownerAlone(200),
  },
  {
    route: `DELETE ${B}/{backend}`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}` }),
    expected: ownerAlone(204),
  },
  {
    route: `PUT ${B}/{backend}/credential`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}/credential`, body: { credential: 'sk-secret' } }),
    expected: ownerAlone(200),
  },
  {
    route: `POST ${B}/{backend}/check`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}/check` }),
    expected: ownerAlone(202),
  },
  { route: 'GET /api/v1/farm/queue', ask: () => ({ path: '/api/v1/farm/queue' }), expected: SIGNED_IN },
  { route: 'GET /api/v1/farm/settings', ask: () => ({ path: '/api/v1/farm/settings' }), expected: SIGNED_IN },
  {
    route: 'PATCH /api/v1/farm/settings',
    ask: () => ({ path: '/api/v1/farm/settings', body: { paused: false } }),
    expected: ownerAlone(200),
  },
  {
    route: 'POST /api/v1/farm/runs/{run}/cancel',
    ask: async (world) => ({ path: `/api/v1/farm/runs/${await world.runUnderWay(world.project)}/cancel` }),
    // Whoever answers for the queue ends what stands in its way.
    expected: [401, 404, 403, 403, 403, 204, 204, 204],
  },
  {
    route: 'POST /api/v1/farm/runs/{run}/priority',
    ask: async (world) => ({
      path: `/api/v1/farm/runs/${await world.runUnderWay(world.project)}/priority`,
      body: { priority: 'batch' },
    }),
    expected: [401, 404, 403, 403, 204, 403, 204, 204],
  },
  {
    route: 'POST /api/v1/farm/runs/{run}/priority',
    trying: 'before all projects',
    ask: async (world) => ({
      path: `/api/v1/farm/runs/${await world.runUnderWay(world.project)}/priority`,
      body: { priority: 'raised' },
    }),
    expected: [401, 404, 403, 403, 403, 403, 403, 204],
  },
  {
    route: 'POST /api/v1/farm/runs/{run}/retry',
    ask: async (world) => {
      const run = await world.runUnderWay(world.project);
      await world.app.database.sql`UPDATE runs SET state = 'failed' WHERE id = ${run}`;
      return { path: `/api/v1/farm/runs/${run}/retry` };
    },
    expected: membersWho(['artist', 'director'], 201),
  },
  { route: 'GET /api/v1/farm/usage', ask: () => ({ path: '/api/v1/farm/usage' }), expected: ownerAlone(200) },
  { route: 'GET /api/v1/farm/shares', ask: () => ({ path: '/api/v1/farm/shares' }), expected: ownerAlone(200) },
  {
    route: 'GET /api/v1/projects/{project}/share',
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/share` }),
    expected: MEMBERS,
  },
  {
    route: 'PUT /api/v1/projects/{project}/share',
    ask: ({ project }) => ({
      path: `/api/v1/projects/${project.id}/share`,
      body: { weight: 2, monthGpuSeconds: null, monthCostMicros: null },
    }),
    expected: ownerAlone(200),
  },
  {
    route: 'GET /api/v1/runs/{run}/preview',
    ask: async (world) => {
      const run = await world.runUnderWay(world.project);
      await world.app.database.sql`INSERT INTO run_previews (run_id, picture, media_type)
        VALUES (${run}, ${world.picture()}, 'image/png')`;
      return { path: `/api/v1/runs/${run}/preview` };
    },
    expected: MEMBERS,
  },
  { route: 'GET /api/v1/farm/capabilities', ask: () => ({ path: '/api/v1/farm/capabilities' }), expected: SIGNED_IN },
  {
    route: `GET ${B}/{backend}/object-info`,
    trying: 'of one that is no ComfyUI server',
    ask: async (world) => ({ path: `${B}/${await world.backend(PROVIDER)}/object-info` }),
    expected: ownerAlone(409),
  },
  { route: `POST ${L}`, ask: () => ({ path: L, body: { ...PIPELINE, id: randomUUID() } }), expected: ownerAlone(201) },
  {
    route: `GET ${L}/{pipeline}/{version}`,
    ask: async (world) => ({ path: `${L}/${await world.pipeline(PIPELINE)}/1` }),
    expected: SIGNED_IN,
  },
  {
    route: `PATCH ${L}/{pipeline}/{version}`,
    ask: async (world) => ({ path: `${L}/${await world.pipeline(PIPELINE)}/1`, body: { enabled: false } }),
    expected: ownerAlone(200),
  },
  {
    route: `POST ${L}/{pipeline}/{version}/test`,
    trying: 'in a project that the owner is no member of',
    ask: async (world) => ({
      path: `${L}/${await world.pipeline(PIPELINE)}/1/test`,
      body: { project: world.project.id },
    }),
    expected: ownerAlone(404),
  },
];
