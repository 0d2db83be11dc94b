import { expect, test } from 'vitest';
import { csvLine } from './csvLine.ts';

test.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['she said "go"', '"she said ""go"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
  ['+1', "'+1"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', `' =1`],
  ['\t=1', `'\t=1`],
])('%j is written %j', (text, written) => {
  expect(csvLine([text, 'x'])).toBe(`${written},x\r\n`);
});
