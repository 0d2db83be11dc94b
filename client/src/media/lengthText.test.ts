import { expect, test } from 'vitest';
import { lengthText } from './lengthText.ts';

test.each([
  [0, '0:00'],
  [8.04, '0:08'],
  [59.6, '1:00'],
  [95, '1:35'],
  [3_700, '1:01:40'],
])('%d seconds are %s', (seconds, text) => {
  expect(lengthText(seconds)).toBe(text);
});
