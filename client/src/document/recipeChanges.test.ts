import { Recipe } from '@dailies/shared/runs';
import { describe, expect, it } from 'vitest';
import { recipeChanges } from './recipeChanges.ts';

const asset = (id: string, version: number) => ({
  type: 'asset',
  asset: { id, version, kind: 'character', content: { name: id, description: '', colours: [], references: [] } },
});
const recipe = (over: Readonly<Record<string, unknown>> = {}): Recipe =>
  Recipe.parse({
    module: 'shot-still',
    moduleVersion: 1,
    pipeline: { id: 'previs-still', version: 1 },
    kind: 'image',
    params: { prompt: 'Rain', lensMm: 35, cameraHeight: 'eye' },
    inputs: { characters: [asset('Mira', 1)], location: [], style: [] },
    widthPx: 1280,
    heightPx: 720,
    frames: 1,
    fps: [24, 1],
    ...over,
  });
const lines = (was: Recipe, is: Recipe): string[] =>
  recipeChanges(was, is).map((change) => `${change.title}: ${change.was ?? '–'} → ${change.is ?? '–'}`);

describe('in what two recipes differ', () => {
  it('is nothing where they are the same', () => expect(lines(recipe(), recipe())).toEqual([]));

  it('is said in the words of the form, in its order', () => {
    const is = recipe({ params: { prompt: 'Snow', lensMm: 85, cameraHeight: 'low' } });
    expect(lines(recipe(), is)).toEqual(['Prompt: Rain → Snow', 'Camera height: Eye → Low', 'Lens: 35 mm → 85 mm']);
    expect(recipeChanges(recipe(), is).map(({ isProse }) => isProse)).toEqual([true, false, false]);
  });

  it('names what came, what went and what has a newer version', () => {
    const is = recipe({ inputs: { characters: [asset('Mira', 2), asset('Jonas', 1)], location: [], style: [] } });
    expect(lines(recipe(), is)).toEqual([
      'Characters: Mira (version 1) → Mira (version 2)',
      'Characters: – → Jonas (version 1)',
    ]);
    expect(lines(is, recipe({ inputs: {} }))).toContain('Characters: Jonas (version 1) → –');
  });

  it('names the order where only that is another', () => {
    const [a, b] = [asset('Mira', 1), asset('Jonas', 1)];
    expect(lines(recipe({ inputs: { characters: [a, b] } }), recipe({ inputs: { characters: [b, a] } }))).toEqual([
      'Characters: Mira (version 1), Jonas (version 1) → Jonas (version 1), Mira (version 1)',
    ]);
  });

  it('names the frame and the pipeline', () => {
    const is = recipe({ widthPx: 1920, heightPx: 1080, fps: [24_000, 1_001], pipeline: { id: 'flux', version: 2 } });
    expect(lines(recipe(), is)).toEqual([
      'Size: 1280 × 720 → 1920 × 1080',
      'Rate: 24 fps → 23.976 fps',
      'Pipeline: previs-still@1 → flux@2',
    ]);
  });
});
