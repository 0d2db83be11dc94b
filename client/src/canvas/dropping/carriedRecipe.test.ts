import { FileRecipe } from '@dailies/shared/embedding';
import { expect, test } from 'vitest';
import { carriedBy, restoredNode, restoredSentence } from './carriedRecipe.ts';

const recipe = (params: Record<string, unknown>, module = 'shot-still'): FileRecipe =>
  FileRecipe.parse({
    format: 'dailies-recipe',
    version: 1,
    take: 'take1abc',
    number: 3,
    project: { id: 'harbour1', name: 'Harbour' },
    node: { id: 'shot1', type: 'shot-still', title: 'SH010' },
    recipe: {
      module,
      moduleVersion: 1,
      pipeline: { id: 'previs-still', version: 1 },
      kind: 'image',
      params,
      inputs: { image: [{ type: 'media', kind: 'image', sha256: 'a'.repeat(64) }] },
      widthPx: 1280,
      heightPx: 720,
      frames: 1,
      fps: [24, 1],
    },
    recipeHash: 'f'.repeat(32),
    seed: 7,
    madeAt: '2026-11-29T12:00:00.000Z',
  });

test('a recipe is its node again, with its prompt, its settings and its seed', () => {
  const node = restoredNode(recipe({ prompt: 'Fog.', lensMm: 85, timeOfDay: 'night' }));
  expect(node).toMatchObject({
    type: 'shot-still',
    title: 'SH010',
    params: { prompt: 'Fog.', lensMm: 85, timeOfDay: 'night', seed: 7 },
    inputs: 1,
  });
  expect(node && restoredSentence('a.png', node)).toBe(
    '"a.png" carries its recipe: "SH010" is here again with the prompt, the settings and the seed of take 3. What was connected to it is not in the file; connect it again. Hold Alt while you drop it to bring the file itself.',
  );
});

test('what the node does not take is left out, whatever a file says', () => {
  const node = restoredNode(recipe({ prompt: { toString: 'x' }, lensMm: -5, timeOfDay: 'doomsday', evil: '<script>' }));
  expect(node?.params).toEqual({ seed: 7 });
  expect(restoredNode(recipe({ prompt: 'x'.repeat(30_000) }))?.params).toEqual({ seed: 7 });
});

test('a recipe of a module that is not known here, or runs nothing, is none', () => {
  expect(restoredNode(recipe({}, 'time-machine'))).toBeNull();
  expect(restoredNode(recipe({}, 'picture'))).toBeNull();
});

test('a file that cannot be read carries nothing', async () => {
  const gone = new File(['x'], 'gone.png');
  gone.slice = () => {
    throw new DOMException('not readable', 'NotReadableError');
  };
  expect(await carriedBy(gone)).toBeNull();
  expect(await carriedBy(new File(['Fog over the quay.'], 'scene.txt'))).toBeNull();
});
