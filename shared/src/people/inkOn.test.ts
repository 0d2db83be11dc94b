import { expect, test } from 'vitest';
import { inkOn } from './inkOn.ts';

test('is black on bright colours and white on dark ones', () => {
  expect(['#ffffff', '#c99700', '#f76b15'].map(inkOn)).toEqual(['#0b0c0f', '#0b0c0f', '#0b0c0f']);
  expect(['#000000', '#6e56cf', '#8d4e33'].map(inkOn)).toEqual(['#ffffff', '#ffffff', '#ffffff']);
});
