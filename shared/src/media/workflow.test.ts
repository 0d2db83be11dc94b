import { expect, test } from 'vitest';
import { workflowForm } from './index.ts';

test.each([
  ['editor', { last_node_id: 1, nodes: [{ id: 1, type: 'KSampler', pos: [0, 0] }], links: [], version: 0.4 }],
  ['api', { 3: { class_type: 'KSampler', inputs: { seed: 1, model: ['4', 0] }, _meta: { title: 'x' } } }],
  [null, {}],
  [null, { nodes: [], links: [] }],
  [null, { name: 'dailies', version: '1.0.0' }],
  [null, { 3: { inputs: {} } }],
  [null, []],
  [null, 'nodes'],
  [null, null],
])('%s', (form, value) => {
  expect(workflowForm(value)).toBe(form);
});
