import type { RightCall } from './RightCall.ts';

/** Calls that succeed, of the owner of the installation in a project of their own, and with a ComfyUI server at `url`. */
export const farmCalls = (url: string): readonly RightCall[] => [
  {
    route: 'GET /api/v1/farm/backends/{backend}/object-info',
    standing: 'owner',
    ask: async (world) => {
      const backend = await world.backend({ executor: 'comfyui', url });
      return { path: `/api/v1/farm/backends/${backend}/object-info` };
    },
  },
  {
    route: 'POST /api/v1/pipelines/{pipeline}/{version}/test',
    standing: 'owner',
    ask: async (world) => {
      const { id: project } = await world.app.project(world.person('owner'));
      const pipeline = await world.pipeline({
        version: 1,
        title: 'FLUX',
        module: 'shot-still',
        tiers: ['high'],
        runner: { executor: 'container', image: 'dailies/flux:1' },
        requirements: { tags: [], gpuMemoryBytes: 0 },
        timeoutSeconds: 60,
      });
      return { path: `/api/v1/pipelines/${pipeline}/1/test`, body: { project } };
    },
  },
];
