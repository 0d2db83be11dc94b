import { readGraph } from '@dailies/shared/graph';
import { NodeId } from '@dailies/shared/ids';
import { act, sampleProject } from '@dailies/shared/testing';
import { expect, test } from 'vitest';
import { wallLinks } from './wallLinks.ts';

test('what crosses the wall of a scene by itself, and neither its ports nor what stays within', () => {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: [
      { id: 'box', type: 'scene', pos: [0, 0] },
      { id: 'deep', type: 'scene', pos: [0, 0], scene: 'box' },
      { id: 'way', type: 'scene-input', pos: [0, 0], scene: 'box' },
      { id: 'words', type: 'prompt', pos: [0, 0] },
      { id: 'still', type: 'shot-still', pos: [0, 0], scene: 'deep' },
      { id: 'beside', type: 'shot-still', pos: [0, 0], scene: 'box' },
      { id: 'motion', type: 'shot-motion', pos: [0, 0], scene: 'box' },
      { id: 'after', type: 'shot-motion', pos: [0, 0] },
    ],
    edges: [
      { id: 'w1', from: 'words', fromPort: 'text', to: 'still', toPort: 'prompt' },
      { id: 'w2', from: 'words', fromPort: 'text', to: 'box', toPort: 'way' },
      { id: 'w3', from: 'way', fromPort: 'through', to: 'beside', toPort: 'prompt' },
      { id: 'w4', from: 'still', fromPort: 'image', to: 'motion', toPort: 'firstFrame' },
      { id: 'w5', from: 'still', fromPort: 'image', to: 'after', toPort: 'firstFrame' },
    ],
  });
  const crossing = (scene: string, side: 'input' | 'output') =>
    wallLinks(readGraph(doc), NodeId.parse(scene), side).map(({ edge, inside, outside }) => [edge.id, inside, outside]);
  expect(crossing('box', 'input')).toEqual([['w1', 'still', 'words']]);
  expect(crossing('box', 'output')).toEqual([['w5', 'still', 'after']]);
  expect(crossing('deep', 'output').length).toBe(2);
  expect(crossing('motion', 'input')).toEqual([]);
});
