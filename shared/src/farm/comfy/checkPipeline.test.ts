import { expect, it } from 'vitest';
import { Pipeline } from '../../runs/index.ts';
import { checkPipeline } from './checkPipeline.ts';

const pipeline = Pipeline.parse({
  id: 'flux',
  version: 1,
  title: 'FLUX',
  module: 'shot-still',
  tiers: ['standard'],
  runner: {
    executor: 'comfyui',
    workflow: { 1: { class_type: 'KSampler', inputs: { seed: 1 } }, 2: { class_type: 'SaveImage', inputs: {} } },
    values: [
      { from: 'seed', node: '1', input: 'seed' },
      { from: 'param:prompt', node: '1', input: 'text' },
      { from: 'param:x_guidance', node: '1', input: 'cfg' },
    ],
    media: [],
    output: '2',
  },
  requirements: { tags: [], gpuMemoryBytes: 0 },
  timeoutSeconds: 60,
  params: [{ key: 'x_guidance', title: 'Guidance', type: 'number', min: 0, max: 10, default: 3 }],
});
const fields = (more: object): readonly string[] =>
  checkPipeline(Pipeline.parse({ ...pipeline, ...more })).map(({ field }) => field);

it('finds nothing wrong with what fits', () => {
  expect(fields({})).toEqual([]);
});

it.each([
  [{ module: 'shot-smell' }, ['module']],
  [{ module: 'prompt' }, ['module']],
  [{ params: [{ ...pipeline.params?.[0], default: 11 }] }, ['params.0.default']],
  [{ params: [] }, ['runner.values.2.from']],
  [{ runner: { ...pipeline.runner, output: '9' } }, ['runner.output']],
  [{ runner: { ...pipeline.runner, values: [{ from: 'seed', node: '7', input: 'seed' }] } }, ['runner.values.0.node']],
  [{ runner: { ...pipeline.runner, media: [{ port: 'smell', node: '1', input: 'image' }] } }, ['runner.media.0.port']],
])('names the field that is wrong: %j', (more, expected) => {
  expect(fields(more)).toEqual(expected);
});
