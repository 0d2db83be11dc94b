import { describe, expect, test } from 'vitest';
import { Pipeline } from '../../runs/index.ts';
import { comfyPipeline } from './comfyPipeline.ts';
import { type ImportedWorkflow, importWorkflow } from './importWorkflow.ts';
import { suggestChoices } from './suggestChoices.ts';
import { testObjectInfo } from './testing/testObjectInfo.ts';

const workflow = {
  '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'flux.safetensors' } },
  '2': { class_type: 'CLIPTextEncode', inputs: { text: 'A harbour', clip: ['1', 1] } },
  '3': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['1', 1] } },
  '4': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 288, batch_size: 1 } },
  '5': {
    class_type: 'KSampler',
    inputs: {
      seed: 7,
      steps: 12,
      cfg: 3.5,
      sampler_name: 'euler',
      denoise: 1,
      model: ['1', 0],
      positive: ['2', 0],
      negative: ['3', 0],
      latent_image: ['4', 0],
    },
  },
  '6': { class_type: 'VAEDecode', inputs: { samples: ['5', 0], vae: ['1', 2] } },
  '7': { class_type: 'SaveImage', inputs: { images: ['6', 0], filename_prefix: 'x' } },
  '8': { class_type: 'LoadImage', inputs: { image: 'a.png' } },
  '9': { class_type: 'PreviewImage', inputs: { images: ['8', 0] } },
};

function imported(info: typeof testObjectInfo | undefined = testObjectInfo): ImportedWorkflow {
  const result = importWorkflow(workflow, info);
  if (!result.ok) throw new Error(result.problems.join(' '));
  return result.value;
}

const named = {
  id: 'flux-still',
  version: 1,
  title: 'Flux',
  module: 'shot-still',
  tiers: ['standard'],
  requirements: { tags: ['flux'], gpuMemoryBytes: 0 },
  timeoutSeconds: 600,
};
const bare = { ...named, output: '7', values: [], settings: [], media: [] };
const steps = { key: 'x_steps', title: 'Steps', type: 'integer', min: 1, max: 50, default: 12 };
const setting = (param: object, node = '5', input = 'steps') => ({ param, places: [{ node, input }] });

describe('suggestions', () => {
  test('what an input is follows from where it stands', () => {
    expect(suggestChoices(imported(), 'shot-still')).toEqual({
      output: '7',
      values: [
        { node: '2', input: 'text', from: 'param:prompt' },
        { node: '4', input: 'width', from: 'widthPx' },
        { node: '4', input: 'height', from: 'heightPx' },
        { node: '5', input: 'seed', from: 'seed' },
      ],
      settings: [
        {
          param: expect.objectContaining({ key: 'x_negative_prompt', title: 'Negative prompt', default: 'blurry' }),
          places: [{ node: '3', input: 'text' }],
        },
        {
          param: expect.objectContaining({ key: 'x_steps', type: 'integer', min: 1, max: 10_000, default: 12 }),
          places: [{ node: '5', input: 'steps' }],
        },
        {
          param: expect.objectContaining({ key: 'x_cfg', type: 'number', min: 0, max: 100, step: 0.1 }),
          places: [{ node: '5', input: 'cfg' }],
        },
        {
          param: expect.objectContaining({ key: 'x_sampler_name', type: 'choice', options: ['euler', 'dpmpp_2m'] }),
          places: [{ node: '5', input: 'sampler_name' }],
        },
        { param: expect.objectContaining({ key: 'x_denoise' }), places: [{ node: '5', input: 'denoise' }] },
      ],
      media: [],
    });
  });

  test('a module with a param for it takes the unwanted from there; media goes to its ports', () => {
    expect(suggestChoices(imported(), 'image-to-image').values).toContainEqual({
      node: '3',
      input: 'text',
      from: 'param:negativePrompt',
    });
    expect(suggestChoices(imported(), 'image-to-image', '9').media).toEqual([
      { node: '8', input: 'image', port: 'image' },
    ]);
  });

  test.each([testObjectInfo, undefined])('make a pipeline as they are, whether the server is known or not', (info) => {
    const made = comfyPipeline(imported(info), { ...named, ...suggestChoices(imported(info), 'shot-still', '7') });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    expect(Pipeline.parse(made.pipeline)).toEqual(made.pipeline);
    const { runner } = made.pipeline;
    if (runner.executor !== 'comfyui') throw new Error(runner.executor);
    // What leads to another output is left out.
    expect(Object.keys(runner.workflow)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(runner.values).toContainEqual({ node: '5', input: 'steps', from: 'param:x_steps' });
  });
});

describe('a choice that cannot be', () => {
  const value = (from: string, node = '5', input = 'seed') => ({ values: [{ node, input, from }] });

  test.each([
    [{ id: 'Not An Id' }, 'id', /./],
    [{ title: '' }, 'title', /./],
    [{ tiers: [] }, 'tiers', /./],
    [{ module: 'nothing' }, 'module', /^Nothing that runs is called "nothing"/],
    [{ module: 'prompt' }, 'module', /^Nothing that runs/],
    [{ output: '5' }, 'output', /^"KSampler" \(5\) gives no file/],
    [value('param:mood'), 'values.0.from', /^A shot-still has no "mood"/],
    [value('seed', '5', 'model'), 'values.0', /has no input "model" with a value of its own/],
    [value('seed', '99'), 'values.0', /^"A node that is gone" \(99\)/],
    [value('seed', '8', 'image'), 'values.0', /does not lead to "SaveImage" \(7\)/],
    [
      { ...value('seed'), settings: [setting(steps, '5', 'seed')] },
      'settings.0.places.0',
      /is set by values.0 already/,
    ],
    [{ media: [{ node: '2', input: 'text', port: 'characters' }] }, 'media.0', /takes no file/],
    [{ media: [{ node: '2', input: 'text', port: 'nowhere' }] }, 'media.0.port', /has no port "nowhere"/],
    [{ settings: [setting(steps), setting(steps, '5', 'cfg')] }, 'settings.1.param.key', /^Two settings are called/],
    [{ settings: [setting({ ...steps, key: 'steps' })] }, 'settings.0.param.key', /must be x_/],
    [{ settings: [setting({ ...steps, min: 0 })] }, 'settings.0.param.min', /^"steps" takes 1 at least/],
    [{ settings: [setting({ ...steps, max: 20_000 })] }, 'settings.0.param.max', /^"steps" takes 10000 at most/],
    [
      { settings: [setting({ ...steps, default: 60 })] },
      'settings.0.param.default',
      /takes a whole number from 1 to 50, not 60/,
    ],
    [{ settings: [setting({ ...steps, min: 60 })] }, 'settings.0.param.max', /must not be below/],
    [{ settings: [setting({ ...steps, type: 'number' })] }, 'settings.0.param.type', /takes whole numbers only/],
    [
      { settings: [setting({ key: 'x_on', title: 'On', type: 'flag', default: true })] },
      'settings.0.param.type',
      /^"steps" takes another kind of value: a whole number/,
    ],
    [
      {
        settings: [
          setting(
            { key: 'x_s', title: 'Sampler', type: 'choice', options: ['euler', 'magic'], default: 'euler' },
            '5',
            'sampler_name',
          ),
        ],
      },
      'settings.0.param.options',
      /has no choice "magic"/,
    ],
  ])('%j is refused at its field', (change, field, message) => {
    const made = comfyPipeline(imported(), { ...bare, ...change });
    expect(made.ok ? [] : made.problems).toContainEqual({ field, message: expect.stringMatching(message) });
  });

  test('what is right is made', () => {
    expect(comfyPipeline(imported(), { ...bare, settings: [setting(steps)] })).toMatchObject({
      ok: true,
      pipeline: { params: [steps] },
    });
  });
});
