import { embedRecipe, FileRecipe } from '@dailies/shared/embedding';
import { expect, test } from 'vitest';
import { paramsOfRecipe } from '../../takes/recipe/nodeOfRecipe.ts';
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
    definition: { type: 'shot-still' },
    title: 'SH010',
    seed: 7,
  });
  expect(node && paramsOfRecipe(node.definition, node.recipe, node.seed)).toEqual({
    prompt: 'Fog.',
    lensMm: 85,
    timeOfDay: 'night',
    seed: 7,
  });
  expect(node && restoredSentence('a.png', node, [])).not.toContain('not here');
  expect(node && restoredSentence('a.png', node, ['First frame'])).toBe(
    '"a.png" carries its recipe: "SH010" is here again with the prompt, the settings and the seed of take 3. What it was made with and is not here to connect: First frame. Hold Alt while you drop it to bring the file itself.',
  );
});

test('what the node does not take is left out, whatever a file says', () => {
  const paramsOf = (params: Record<string, unknown>) => {
    const node = restoredNode(recipe(params));
    return node && paramsOfRecipe(node.definition, node.recipe, node.seed);
  };
  expect(paramsOf({ prompt: { toString: 'x' }, lensMm: -5, timeOfDay: 'doomsday', evil: '<script>' })).toEqual({
    seed: 7,
  });
  expect(paramsOf({ prompt: 'x'.repeat(30_000) })).toEqual({ seed: 7 });
});

test('a recipe of a module that is not known here, or runs nothing, is none', () => {
  expect(restoredNode(recipe({}, 'time-machine'))).toBeNull();
  expect(restoredNode(recipe({}, 'picture'))).toBeNull();
});

/** Eight samples of silence. */
function silence(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + 16);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  write(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8_000, true);
  view.setUint32(28, 16_000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, 16, true);
  return bytes;
}

test('a sound carries its recipe as a picture does', async () => {
  const bytes = silence();
  const source = {
    sizeBytes: bytes.length,
    read: (at: number, length: number) => Promise.resolve(bytes.subarray(at, at + length)),
  };
  const said = recipe({ prompt: 'Fog.' });
  const parts = await embedRecipe('audio/wav', source, said);
  const file = (parts ?? []).map(
    (part) => new Uint8Array('bytes' in part ? part.bytes : bytes.slice(part.from, part.to)),
  );
  expect(await carriedBy(new File(file, 'tone.wav'))).toEqual({ recipe: said, isComfy: false });
  expect(await carriedBy(new File([bytes], 'plain.wav'))).toEqual({ recipe: undefined, isComfy: false });
});

test('a file that cannot be read carries nothing', async () => {
  const gone = new File(['x'], 'gone.png');
  gone.slice = () => {
    throw new DOMException('not readable', 'NotReadableError');
  };
  expect(await carriedBy(gone)).toBeNull();
  expect(await carriedBy(new File(['Fog over the quay.'], 'scene.txt'))).toBeNull();
});
