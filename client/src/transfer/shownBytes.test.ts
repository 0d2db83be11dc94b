import { expect, it } from 'vitest';
import { shownBytes } from './shownBytes.ts';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_500, '1.5 kB'],
  [35_400_000, '35 MB'],
  [1_234_567_890, '1.2 GB'],
])('shows %i as %s', (bytes, text) => {
  expect(shownBytes(bytes)).toBe(text);
});
