import { DEFAULT_SETTINGS } from '../document/index.ts';
import { describe, expect, it } from 'vitest';
import { fileNameBy, namingProblem } from './fileNaming.ts';

const parts = { code: 'NSC', scene: 'Scene 1', shot: 'SH010 Café / night' };

describe('names of files by a template', () => {
  it('are safe on every system', () => {
    expect(fileNameBy('{code}_{shot}_take{take}', parts, 3)).toBe('NSC_SH010-Cafe-night_take03');
    expect(fileNameBy('{scene}/{shot} v{version}', parts, 12)).toBe('Scene-1-SH010-Cafe-night-v012');
  });

  it('leave no joint where a part is empty', () => {
    expect(fileNameBy(DEFAULT_SETTINGS.naming, { ...parts, scene: '' }, 1)).toBe('SH010-Cafe-night_v001_take01');
    expect(fileNameBy('{scene}__{take}_', { ...parts, scene: '' }, 1)).toBe('01');
  });
});

describe('a template', () => {
  it('that is the default is fine', () => expect(namingProblem(DEFAULT_SETTINGS.naming)).toBeNull());

  it.each([
    ['{reel}_{take}', 'There is no {reel}; there are {code} {scene} {shot} {take} {version}'],
    ['{shot_{take}', 'A brace is open or closed alone'],
    ['{shot}}_{take}', 'A brace is open or closed alone'],
    ['{shot}', 'Takes need {take} or {version} to differ'],
  ])('%j is refused with its reason', (template, problem) => expect(namingProblem(template)).toBe(problem));
});
