import { NODE_TYPES } from '@dailies/shared/nodes';
import { Recipe } from '@dailies/shared/runs';
import { describe, expect, it } from 'vitest';
import { arrivingPrompt, ownPrompt, restoredParams } from './restoredParams.ts';

describe('the prompt of a shot', () => {
  it('is told apart into what arrives and what is written on it', () => {
    expect(arrivingPrompt('Fog over the quay\nGulls', 'Gulls')).toBe('Fog over the quay');
    expect(arrivingPrompt('Fog over the quay', ' ')).toBe('Fog over the quay');
    expect(arrivingPrompt('Gulls', 'Gulls\n')).toBe('');
  });
  it('is restored by what is written on the shot, beside what arrives now', () => {
    expect(ownPrompt('Fog\nGulls', 'Fog')).toBe('Gulls');
    expect(ownPrompt('Fog', 'Fog')).toBe('');
    expect(ownPrompt('Fog\nGulls', '')).toBe('Fog\nGulls');
  });
  it('is left alone where what arrives says something else now', () => {
    expect(ownPrompt('Fog\nGulls', 'Rain')).toBeUndefined();
    expect(ownPrompt('Foggy', 'Fog')).toBeUndefined();
  });
});

describe('the params of a recipe', () => {
  it('are those that the node knows, with the length in seconds; prompt and seed go by themselves', () => {
    const definition = NODE_TYPES.get('shot-motion');
    const recipe = Recipe.parse({
      module: 'shot-motion',
      moduleVersion: 1,
      pipeline: { id: 'previs-motion', version: 1 },
      kind: 'video',
      params: { prompt: 'Fog', shotSize: 'wide', lensMm: 50, move: 'static', gone: 1 },
      inputs: {},
      widthPx: 1280,
      heightPx: 720,
      frames: 36,
      fps: [24, 1],
    });
    expect(definition && restoredParams(definition, recipe)).toEqual({
      shotSize: 'wide',
      lensMm: 50,
      move: 'static',
      durationSeconds: 1.5,
    });
  });
});
