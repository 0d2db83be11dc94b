import { fileURLToPath } from 'node:url';
import { RunId } from '@dailies/shared/ids';
import { MODULES } from '@dailies/shared/modules';
import { Pipeline, RunSpec } from '@dailies/shared/runs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { MediaReader } from '../../cpu/MediaReader.ts';
import { type OpenBuiltins, openBuiltins } from '../builtin/testing/openBuiltins.ts';
import { ProcessExecutor } from './ProcessExecutor.ts';

const SCRIPT = fileURLToPath(new URL('testing/lipSync.sh', import.meta.url));
const Probed = z.object({ streams: z.array(z.object({ codec_type: z.string(), nb_read_frames: z.string() })) });

let bench: OpenBuiltins;
beforeAll(async () => {
  bench = await openBuiltins();
});
afterAll(() => bench.close());

it('a lip sync is planned by its module and made by a pipeline that somebody brings', async () => {
  const video = await bench.bring('video', 'face.mp4', ['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=24:d=0.5']);
  const audio = await bench.bring('audio', 'line.wav', ['-f', 'lavfi', '-i', 'sine=300:d=0.5']);
  const module = MODULES.get('lip-sync');
  if (module?.runs !== true) throw new Error('A lip sync makes takes.');
  const plan = module.plan({
    params: { strength: 80 },
    inputs: { video: [video], audio: [audio] },
    format: { widthPx: 64, heightPx: 36, fps: [24, 1] },
    assets: () => undefined,
  });
  if (!plan.ok) throw new Error(plan.refusal.message);
  const { lockedSeed, wants: _, ...frame } = plan.value;
  const pipeline = Pipeline.parse({
    id: 'mouths',
    version: 1,
    title: 'Mouths',
    module: 'lip-sync',
    tiers: ['standard'],
    runner: { executor: 'process', command: ['sh', SCRIPT] },
    requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
    timeoutSeconds: 60,
  });
  const spec = RunSpec.parse({
    recipe: { ...frame, module: module.key, moduleVersion: module.version, pipeline: { id: 'mouths', version: 1 } },
    recipeHash: '0123456789abcdef0123456789abcdef',
    seed: lockedSeed ?? 1,
    requirements: pipeline.requirements,
  });
  const environment = { PATH: process.env['PATH'] ?? '' };
  const reader = new MediaReader({ store: bench.store, scratch: bench.scratch, environment });
  const executor = await ProcessExecutor.open({
    store: bench.store,
    measure: (path, signal) => reader.measure(path, signal),
    maxOutputBytes: 10_000_000,
    workFolder: `${bench.folder}/work`,
    programFolder: '/',
    environment,
  });
  const phases: string[] = [];
  const end = await executor.execute(
    { run: RunId.parse('run-1'), attempt: 1, pipeline, spec },
    { onProgress: (_fraction, phase) => phases.push(phase), signal: new AbortController().signal },
  );
  await reader.close();
  expect(end).toMatchObject({ state: 'succeeded', artifact: { kind: 'video', frames: 12, widthPx: 64 } });
  const { streams } = Probed.parse(await bench.probe(await bench.file(end)));
  expect(streams.map(({ codec_type }) => codec_type).sort()).toEqual(['audio', 'video']);
  expect(phases).toContain('Finding the mouth');
});
