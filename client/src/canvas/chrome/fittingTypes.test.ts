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
    fittingTypes('', { side: 'output', port: character, family: 'shot' }).map(({ definition, port }) => [
      definition.type,
      port,
    ]),
  ).toEqual([
    ['shot-still', 'characters'],
    ['shot-motion', 'characters'],
    ['image-to-image', 'characters'],
    ['inpaint', 'characters'],
    ['dialogue', 'character'],
    ['training', 'asset'],
    ['voice-training', 'asset'],
  ]);
  expect(
    fittingTypes('', { side: 'input', port: style, family: 'shot' }).map(({ definition, port }) => [
      definition.type,
      port,
    ]),
  ).toEqual([['style', 'asset']]);
});

test('of the cut, offers only what goes on from it', () => {
  const film = NODE_TYPES.get('assembler')?.module.outputs[0];
  const clip = NODE_TYPES.get('lip-sync')?.module.outputs[0];
  if (film === undefined || clip === undefined) throw new Error('The node types changed.');
  const after = (family: 'shot' | 'cut') =>
    fittingTypes('', { side: 'output', port: family === 'cut' ? film : clip, family }).map(
      ({ definition }) => definition.type,
    );
  expect(after('cut')).toEqual(['assembler', 'output']);
  expect(after('shot')).toEqual(expect.arrayContaining(['transition', 'assembler', 'output']));
});
