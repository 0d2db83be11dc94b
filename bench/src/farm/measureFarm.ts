import { fileURLToPath } from 'node:url';
import { DockerEngine, EXAMPLE_IMAGE, hasDocker } from '@dailies/job-runner/testing';
import { Backend } from '@dailies/shared/farm';
import { ComfyRunner, Pipeline } from '@dailies/shared/runs';
import type { Measuring } from '../measureEdits.ts';
import type { Child } from '../processes/Child.ts';
import type { FarmMeasurement, OverheadMeasurement } from '../results/BenchResult.ts';
import { comfyAlone, TINY } from './comfyAlone.ts';
import { dockerAlone, pixelCommand } from './dockerAlone.ts';
import { publish } from './farmRuns.ts';
import { measureBurst } from './measureBurst.ts';
import { measureOverhead } from './measureOverhead.ts';
import { measureTakeOver } from './measureTakeOver.ts';
import { PixelProvider } from './PixelProvider.ts';

const RUNS = 500;
const SLOW_PIXEL = fileURLToPath(new URL('slowPixel.mjs', import.meta.url));

const pipelineOf = (id: string, runner: Pipeline['runner'], tags: readonly string[]): Pipeline =>
  Pipeline.parse({
    id,
    version: 1,
    title: id,
    module: 'shot-still',
    tiers: ['low'],
    runner,
    requirements: { tags, gpuMemoryBytes: 0 },
    timeoutSeconds: 60,
  });

const backendOf = (id: string, connection: object): Backend =>
  Backend.parse({ id, title: id, connection, tags: [id], gpuMemoryBytes: 0, concurrency: 4, runners: [] });

export interface FarmParts {
  /** Starts a job-runner; `measureFarm` stops it. */
  readonly startRunner: () => Promise<Child>;
  /** Of runs of each kind. */
  readonly times: number;
  /** A ComfyUI server to measure beside; null: that is left out. */
  readonly comfyUrl: string | null;
  readonly say: (line: string) => void;
}

/** The farm: many short runs, a killed runner, and what we add to a container and to a prompt. */
export async function measureFarm(
  { database: { sql }, crew }: Measuring,
  { startRunner, times, comfyUrl, say }: FarmParts,
): Promise<FarmMeasurement> {
  const [person] = crew.people;
  if (person === undefined) throw new Error('Somebody is needed.');
  const project = await crew.project([person]);
  const by = { project, user: person.user };

  const slow = pipelineOf('bench-slow', { executor: 'process', command: [process.execPath, SLOW_PIXEL] }, ['cpu']);
  await publish(sql, slow, null);
  say('job-runners are killed');
  const takeOverMs = await measureTakeOver(sql, { ...by, pipeline: slow }, startRunner, times);

  const runner = await startRunner();
  const provider = await PixelProvider.start();
  const engine = (await hasDocker()) ? await DockerEngine.start() : null;
  const overheads: OverheadMeasurement[] = [];
  try {
    await publish(sql, provider.pipeline, provider.backend);
    say(`${RUNS} short runs`);
    const burst = await measureBurst(sql, { ...by, pipeline: provider.pipeline }, RUNS);
    if (engine === null) say('there is no Docker engine on this machine: containers are left out');
    else {
      const command = [...pixelCommand('"$OUTPUT_PATH"')];
      const pipeline = pipelineOf('bench-docker', { executor: 'container', image: EXAMPLE_IMAGE, command }, ['docker']);
      const connection = { executor: 'docker', engine: engine.socket, modelsFolder: null, workFolder: null, gpus: [] };
      await publish(sql, pipeline, backendOf('docker', connection));
      say('containers, beside `docker run` alone');
      const alone = () => dockerAlone(engine.socket, EXAMPLE_IMAGE);
      overheads.push(await measureOverhead(sql, { ...by, pipeline }, 'docker run', alone, times * 3));
    }
    if (comfyUrl !== null) {
      const workflow = ComfyRunner.parse({
        executor: 'comfyui',
        workflow: TINY,
        values: [{ from: 'seed', node: '1', input: 'color' }],
        media: [],
        output: '2',
      });
      const pipeline = pipelineOf('bench-comfyui', workflow, ['comfyui']);
      await publish(sql, pipeline, backendOf('comfyui', { executor: 'comfyui', url: comfyUrl }));
      say('prompts, beside ComfyUI alone');
      const alone = () => comfyAlone(comfyUrl);
      overheads.push(await measureOverhead(sql, { ...by, pipeline }, 'ComfyUI', alone, times * 3));
    }
    return { takeOverMs, burst, overheads };
  } finally {
    await runner.stop();
    provider.stop();
    await engine?.stop();
  }
}
