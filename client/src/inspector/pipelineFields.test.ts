import { readNode } from '@dailies/shared/document';
import { NodeId } from '@dailies/shared/ids';
import { Pipeline } from '@dailies/shared/runs';
import { act, sampleProject } from '@dailies/shared/testing';
import { expect, test } from 'vitest';
import { pipelineFields } from './pipelineFields.ts';

const flux = Pipeline.parse({
  id: 'flux',
  version: 1,
  title: 'Flux',
  module: 'shot-still',
  tiers: ['standard'],
  runner: { executor: 'builtin', name: 'test' },
  requirements: { tags: [], gpuMemoryBytes: 0 },
  timeoutSeconds: 60,
  params: [
    { key: 'x_steps', title: 'Steps', type: 'integer', min: 1, max: 50, default: 20 },
    { key: 'x_cfg', title: 'Guidance', help: 'How closely.', type: 'number', min: 0, max: 10, default: 3.5 },
    { key: 'x_fast', title: 'Fast', type: 'flag', default: false },
    { key: 'x_look', title: 'Look', type: 'text', maxLength: 100, default: '' },
    { key: 'x_sampler', title: 'Sampler', type: 'choice', options: ['euler', 'heun'], default: 'euler' },
  ],
});

test('the settings that a pipeline adds are shown with what the node says of them', () => {
  const doc = sampleProject();
  act(doc, 'arne', 'setParams', { id: 'shot1', params: { x_steps: 60, x_fast: false } });
  const node = readNode(doc, NodeId.parse('shot1'));
  if (node === undefined) throw new Error('shot1 is gone');
  const fields = pipelineFields(flux, node);
  expect(fields.map(({ name, value, isChanged }) => [name, value, isChanged])).toEqual([
    // Outside its range it is shown, so that it can be set right.
    ['x_steps', 60, true],
    ['x_cfg', 3.5, false],
    ['x_fast', false, false],
    ['x_look', '', false],
    ['x_sampler', 'euler', false],
  ]);
  expect(fields[0]?.hint).toMatchObject({ control: 'number', min: 1, max: 50, step: 1, fixed: true });
  expect(fields[1]?.hint).toMatchObject({ control: 'number', step: 0.1, help: 'How closely.' });
  expect(fields[4]?.hint).toMatchObject({
    control: 'choice',
    choices: [{ value: 'euler', title: 'euler' }, { value: 'heun' }],
  });
  const { params: _, ...without } = flux;
  expect(pipelineFields(without, node)).toEqual([]);
});
