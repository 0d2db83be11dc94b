import { canTake, whyWaits } from '@dailies/shared/farm';
import type { FarmCapabilities, ModuleCapability } from '@dailies/shared/http';
import { Pipeline, QUALITIES } from '@dailies/shared/runs';
import type { Services } from '../../Services.ts';
import { readFarm } from './readFarm.ts';

const KINDS = ['builtin', 'process', 'container', 'comfyui', 'http'];

/** Modules with the qualities that some of these pipelines make them at. */
function modulesOf(pipelines: readonly Pick<Pipeline, 'module' | 'tiers'>[]): ModuleCapability[] {
  const byModule = Map.groupBy(pipelines, ({ module }) => module);
  return [...byModule]
    .map(([module, own]) => ({
      module,
      tiers: QUALITIES.filter((quality) => own.some(({ tiers }) => tiers.includes(quality))),
    }))
    .toSorted((a, b) => (a.module < b.module ? -1 : 1));
}

/** What every job-runner and backend can do now, together. */
export async function readCapabilities(
  services: Pick<Services, 'sql' | 'runnerConcurrency'>,
): Promise<FarmCapabilities> {
  const [farm, rows] = await Promise.all([
    readFarm(services),
    services.sql<{ definition: unknown }[]>`SELECT definition FROM pipelines WHERE enabled ORDER BY id, version DESC`,
  ]);
  const open = farm.places.filter(({ standing }) => standing === 'open');
  const pipelines = rows.flatMap(({ definition }) => {
    const pipeline = Pipeline.safeParse(definition).data;
    if (pipeline === undefined) return [];
    const { id, version, title, module, tiers, runner, requirements } = pipeline;
    const wanted = { runner: runner.executor, ...requirements, warm: [], before: null };
    const canRun = open.some((place) => canTake(place, wanted));
    const why = canRun ? null : whyWaits(wanted, { ...farm, paused: false });
    return [{ id, version, title, module, tiers, executor: runner.executor, canRun, why }];
  });
  return {
    paused: farm.paused,
    runners: farm.runners,
    executors: KINDS.map((kind) => {
      const places = farm.places.filter(({ runners }) => runners.includes(kind));
      const taking = places.filter(({ standing }) => standing === 'open');
      const concurrency = taking.reduce((sum, place) => sum + place.concurrency, 0);
      return { kind, places: places.length, open: taking.length, concurrency };
    }),
    tags: [...new Set(open.flatMap(({ tags }) => tags))].sort(),
    gpuMemoryBytes: Math.max(0, ...open.map(({ gpuMemoryBytes }) => gpuMemoryBytes)),
    gpus: open.flatMap(({ probe }) =>
      (probe?.gpus ?? []).map(({ name, memoryBytes, usedBytes }) => ({ name, memoryBytes, usedBytes })),
    ),
    pipelines,
    modules: modulesOf(pipelines.filter(({ canRun }) => canRun)),
  };
}
