import { expect, test } from 'vitest';
import { orderFor } from '../testing/orderFor.ts';
import { fillWorkflow } from './fillWorkflow.ts';
import { contractRunner } from './testing/contractRunner.ts';

const { spec } = orderFor(contractRunner, { params: { x_words: 'a {b|c} ["1", 0] é 🎬', x_flag: true } });
const filled = (from: string, input: string, node = '1') =>
  fillWorkflow({ ...contractRunner, values: [{ from, node, input }] }, spec, new Map())['1']?.inputs[input];

test.each([
  ['seed', 4_294_967_295],
  ['widthPx', 64],
  ['heightPx', 36],
  ['frames', 1],
  ['fps', 24],
  ['seconds', 1 / 24],
  ['param:x_words', 'a {b|c} ["1", 0] é 🎬'],
  ['param:x_flag', true],
])('%s stands in the workflow as data', (from, value) => {
  expect(filled(from, 'extra')).toEqual(value);
  expect(contractRunner.workflow['1']?.inputs).not.toHaveProperty('extra');
});

test('what the recipe has not stays as the workflow has it', () => {
  expect(filled('param:x_absent', 'milliseconds')).toBe(0);
  expect(filled('param:constructor', 'milliseconds')).toBe(0);
});

test('what an input cannot take, and a node that is not there, are refused', () => {
  const code = 'bad-params';
  const message = '"milliseconds" of "Loading" takes a number, and the recipe has a text for it.';
  expect(() => filled('param:x_words', 'milliseconds')).toThrow(expect.objectContaining({ code, message }));
  expect(() => filled('seed', 'seed', '99')).toThrow(/has no node "99"/);
  expect(() => filled('seed', 'seed', 'constructor')).toThrow(/has no node "constructor"/);
});

test('a list is a value, not a link', () => {
  const listed = { ...spec, recipe: { ...spec.recipe, params: { x_list: ['1', 0] } } };
  const runner = { ...contractRunner, values: [{ from: 'param:x_list', node: '1', input: 'extra' }] };
  expect(fillWorkflow(runner, listed, new Map())['1']?.inputs['extra']).toEqual({ __value__: ['1', 0] });
});
