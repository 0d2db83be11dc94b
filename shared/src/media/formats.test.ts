import { expect, test } from 'vitest';
import {
  A_BROUGHT,
  BROUGHT_KINDS,
  BROUGHT_MAX_BYTES,
  BROUGHT_TYPES,
  isBroughtType,
  isPictureType,
  kindOfType,
} from './index.ts';

test('every kind has a format, and its own limit', () => {
  expect(new Set(BROUGHT_TYPES.map(kindOfType))).toEqual(new Set(BROUGHT_KINDS));
  for (const kind of BROUGHT_KINDS) {
    expect(BROUGHT_MAX_BYTES[kind]).toBeGreaterThan(0);
    expect(A_BROUGHT[kind]).toMatch(/^a /);
  }
});

test('what is asked by a foreign text is no format', () => {
  expect(['image/png', 'toString', 'image/svg+xml', ''].map(isBroughtType)).toEqual([true, false, false, false]);
  expect([isPictureType('image/webp'), isPictureType('video/mp4')]).toEqual([true, false]);
});
