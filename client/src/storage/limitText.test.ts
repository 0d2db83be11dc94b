import { expect, test } from 'vitest';
import { limitOf, limitWords, textOfLimit } from './limitText.ts';

const MEGABYTE = 1_024 * 1_024;

test("a limit is shown in megabytes, and not at all where it is the installation's", () => {
  expect(textOfLimit(500 * MEGABYTE, 4_096 * MEGABYTE)).toBe('500');
  expect(textOfLimit(0, 32 * MEGABYTE)).toBe('0');
  expect(textOfLimit(32 * MEGABYTE, 32 * MEGABYTE)).toBe('');
  expect([0, 1.5 * MEGABYTE, 4_096 * MEGABYTE].map(limitWords)).toEqual(['None', '1.5 MB', '4 GB']);
});

test("what is typed is read back; nothing, and more than the most, give the installation's back", () => {
  const most = 32 * MEGABYTE;
  expect(['0', '1.5', '', ' ', '32', '999', 'x'].map((text) => limitOf(text, most))).toEqual([
    0,
    1.5 * MEGABYTE,
    null,
    null,
    null,
    null,
    null,
  ]);
});
