import { expect, test } from 'vitest';
import { blendNames } from './blendNames.ts';

const OUTLINE = {
  scenes: [
    { name: 'Quay', layers: ['All', 'Boats'], firstFrame: 1, lastFrame: 48 },
    { name: 'Pier', layers: ['All'], firstFrame: 1, lastFrame: 250 },
  ],
  cameras: ['Close', 'Wide'],
};

test.each([
  ['scenes', '', ['Quay', 'Pier']],
  ['cameras', 'Pier', ['Close', 'Wide']],
  ['layers', ' Pier ', ['All']],
  ['layers', '', ['All', 'Boats']],
  ['layers', 'Nowhere', ['All', 'Boats']],
] as const)('%s where the scene is "%s"', (of, scene, names) => {
  expect(blendNames(OUTLINE, of, scene).map(({ name }) => name)).toEqual(names);
});

test('a scene says which frames it has', () => {
  expect(blendNames(OUTLINE, 'scenes', '').map(({ note }) => note)).toEqual(['1–48', '1–250']);
});
