import { expect, it } from 'vitest';
import { placeholderName, placeholderOf } from './placeholder.ts';

it('names people of another installation by where they were', () => {
  expect(placeholderName(placeholderOf('harbour.example', 1))).toBe('Someone at harbour.example');
  expect(placeholderName(placeholderOf('harbour.example', 12))).toBe('Someone at harbour.example (12)');
  expect(placeholderName(placeholderOf('', 1))).toBe('Someone at another studio');
  expect(placeholderOf('a'.repeat(300), 99_999).length).toBeLessThanOrEqual(64);
  expect(placeholderName('dora')).toBeUndefined();
});
