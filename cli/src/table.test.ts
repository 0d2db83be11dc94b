import { expect, test } from 'vitest';
import { table } from './table.ts';

test('words stand at the left, numbers at the right', () => {
  expect(
    table(
      ['node', 'take', 'state'],
      [
        ['SH010', 9, 'failed'],
        ['SH020 wide', 10, ''],
      ],
    ),
  ).toBe(['node        take  state', 'SH010          9  failed', 'SH020 wide    10'].join('\n'));
});

test('a title can neither break a line nor speak to the terminal', () => {
  expect(table(['title'], [['A\nB\u001B[31mC']])).toBe('title\nA B [31mC');
});
