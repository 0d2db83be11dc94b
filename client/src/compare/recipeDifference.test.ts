import { Recipe } from '@dailies/shared/runs';
import { describe, expect, it } from 'vitest';
import { recipeFields } from '../takes/recipe/recipeFields.ts';
import { recipeText } from '../takes/recipe/recipeText.ts';
import { recipeDifference } from './recipeDifference.ts';

const mira = (version: number) => ({
  type: 'asset' as const,
  asset: { id: 'mira', version, kind: 'character' as const, content: { name: 'Mira' } },
});
const still = (params: Record<string, string | number>, version = 1) =>
  Recipe.parse({
    module: 'shot-still',
    moduleVersion: 1,
    pipeline: { id: 'previs-still', version: 1 },
    kind: 'image',
    params: { prompt: 'Fog over the quay', shotSize: 'close-up', lensMm: 35, ...params },
    inputs: { characters: [mira(version)], location: [] },
    widthPx: 1280,
    heightPx: 720,
    frames: 1,
    fps: [24, 1],
  });
const fieldsOf = (recipe: Recipe, seed = 7) => recipeFields(recipe, seed, () => undefined);
const rows = (...all: ReturnType<typeof fieldsOf>[]) =>
  recipeDifference(all).map(({ title, texts }) => [title, ...texts]);

describe('the difference of recipes', () => {
  it('is nothing where nothing differs', () => expect(rows(fieldsOf(still({})), fieldsOf(still({})))).toEqual([]));
  it('names what differs as the inspector calls it, and leaves out what all share', () => {
    const other = fieldsOf(still({ shotSize: 'wide', lensMm: 50 }, 3), 8);
    expect(rows(fieldsOf(still({})), other)).toEqual([
      ['Shot size', 'Close up', 'Wide'],
      ['Lens', '35 mm', '50 mm'],
      ['Characters', 'Mira (version 1)', 'Mira (version 3)'],
      ['Seed', '7', '8'],
    ]);
  });
  it('marks prose, which is compared by its words', () => {
    const [row] = recipeDifference([fieldsOf(still({})), fieldsOf(still({ prompt: 'Rain over the quay' }))]);
    expect(row).toMatchObject({ title: 'Prompt', kind: 'prose' });
  });
  it('says of more than two which have none of a thing', () => {
    const motion = Recipe.parse({ ...still({ move: 'static' }), module: 'shot-motion', kind: 'video', frames: 48 });
    const all = rows(fieldsOf(still({})), fieldsOf(still({})), fieldsOf(motion));
    expect(all).toContainEqual(['Camera move', undefined, undefined, 'Static']);
    expect(all).toContainEqual(['Length', undefined, undefined, '48 frames at 24 fps']);
    expect(all.map(([title]) => title)).not.toContain('Lens');
  });
});

describe('a recipe as text', () => {
  it('holds every thing, and the prompt on lines of its own', () => {
    const text = recipeText('SH010, take 3', fieldsOf(still({})));
    expect(text).toContain('SH010, take 3\n\nPrompt\nFog over the quay\n');
    expect(text).toContain('Characters: Mira (version 1)');
    expect(text).toContain('Seed: 7');
  });
});
