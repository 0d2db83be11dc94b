import { comfyPipeline, importWorkflow } from '@dailies/shared/farm/comfy';
import { expect, it } from 'vitest';
import { chosenOf, firstChoices, inputsFor, keyOf, optionsFor } from './workflowChoices.ts';

const WORKFLOW = {
  3: { class_type: 'KSampler', inputs: { seed: 5, steps: 20, cfg: 7, positive: ['6', 0], latent_image: ['5', 0] } },
  5: { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512, batch_size: 1 } },
  6: { class_type: 'CLIPTextEncode', inputs: { text: 'a pier', clip: ['4', 1] } },
  4: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'a.safetensors' } },
  9: { class_type: 'SaveImage', inputs: { filename_prefix: 'a', images: ['3', 0] } },
  12: { class_type: 'Note', inputs: { text: 'leads nowhere' } },
};

it('makes a pipeline of what is suggested, and of what is chosen otherwise', () => {
  const imported = importWorkflow(WORKFLOW);
  if (!imported.ok) throw new Error(imported.problems.join(' '));
  const { value } = imported;
  const inputs = inputsFor(value, '9');
  expect(inputs.some(({ node }) => node === '12')).toBe(false);
  const choices = new Map(firstChoices(value, 'shot-still', '9'));
  expect(choices.get('3 seed')).toBe('value:seed');
  for (const input of inputs) {
    const chosen = choices.get(keyOf(input)) ?? 'fixed';
    expect(optionsFor(input, 'shot-still').map((option) => option.value)).toContain(chosen);
  }
  choices.set('3 steps', 'fixed').set('5 batch_size', 'setting');
  const wishes = new Map([['5 batch_size', { title: 'Pictures at once', min: 1, max: 4 }]]);
  const made = comfyPipeline(value, {
    id: 'a',
    version: 1,
    title: 'A',
    module: 'shot-still',
    tiers: ['low'],
    requirements: { tags: [], gpuMemoryBytes: 0 },
    timeoutSeconds: 60,
    output: '9',
    ...chosenOf(value, '9', choices, wishes),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const { runner, params = [] } = made.pipeline;
  expect(params.map(({ key }) => key)).not.toContain('x_steps');
  expect(params.find(({ key }) => key === 'x_batch_size')).toMatchObject({ title: 'Pictures at once', min: 1, max: 4 });
  expect(runner.executor === 'comfyui' && runner.values.map(({ from }) => from)).toEqual(
    expect.arrayContaining(['seed', 'param:x_batch_size', 'widthPx']),
  );
});
