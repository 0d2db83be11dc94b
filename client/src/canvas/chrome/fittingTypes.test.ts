import { NODE_TYPES } from '@dailies/shared/nodes';
import { expect, test } from 'vitest';
import { fittingTypes } from './fittingTypes.ts';

const titles = (...args: Parameters<typeof fittingTypes>) =>
  fittingTypes(...args).map(({ definition }) => definition.type);

test('offers every type, and finds by title first and by purpose', () => {
  expect(titles('', null)).toEqual([...NODE_TYPES.keys()]);
  expect(titles('sty', null)[0]).toBe('style');
  expect(titles('shot', null).slice(0, 2)).toEqual(['shot-still', 'shot-motion']);
  expect(titles('nothing of the kind', null)).toEqual([]);
});

test('with an edge in the hand, offers what takes it, and where', () => {
  const character = NODE_TYPES.get('character')?.module.outputs[0];
  const style = NODE_TYPES.get('shot-still')?.module.inputs.find(({ key }) => key === 'style');
  if (character === undefined || style === undefined) throw new Error('The node types changed.');
  expect(
    fittingTypes('', { side: 'output', port: character }).map(({ definition, port }) => [definition.type, port]),
  ).toEqual([
    ['shot-still', 'characters'],
    ['shot-motion', 'characters'],
    ['image-to-image', 'characters'],
    ['inpaint', 'characters'],
    ['dialogue', 'character'],
  ]);
  expect(
    fittingTypes('', { side: 'input', port: style }).map(({ definition, port }) => [definition.type, port]),
  ).toEqual([['style', 'asset']]);
});
