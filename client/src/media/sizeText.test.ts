import { expect, test } from 'vitest';
import { sizeText } from './sizeText.ts';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [1_440_000, '1.4 MB'],
  [250_000_000, '250 MB'],
  [4_294_967_296, '4.3 GB'],
])('%i bytes are %j', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
