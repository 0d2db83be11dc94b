import { expect, it } from 'vitest';
import { takeNumbers } from './takeNumbers.ts';

it.each([
  [[3], 'take 3'],
  [[6, 5, 4, 3], 'takes 3–6'],
  [[4, 1], 'takes 1 and 4'],
  [[2, 1], 'takes 1–2'],
  [[4, 3, 1], 'takes 1, 3–4'],
])('%j', (numbers, text) => {
  expect(takeNumbers(numbers)).toBe(text);
});
