import { expect, test } from 'vitest';
import { StampedLines } from './StampedLines.ts';

const at = (second: number, text: string): Buffer => Buffer.from(`2026-11-30T03:00:0${second}.000000001Z ${text}\n`);

test('what a second connection repeats is heard once, and it goes on from the last line', () => {
  const lines = new StampedLines();
  lines.begin();
  expect(lines.last).toBeNull();
  expect(lines.push(Buffer.concat([at(1, 'one'), at(2, '')]))).toEqual(['one', '']);
  expect(lines.push(at(3, 'thr').subarray(0, 33))).toEqual([]);
  lines.begin();
  expect(lines.last).toEqual(new Date('2026-11-30T03:00:02.000Z'));
  expect(lines.push(Buffer.concat([at(2, ''), at(3, 'three')]))).toEqual(['three']);
});

test('the parts of a line that redraws itself belong to it', () => {
  const lines = new StampedLines();
  lines.begin();
  expect(lines.push(at(1, '10 %\r20 %\r30 %'))).toEqual(['10 %', '20 %', '30 %']);
  lines.begin();
  expect(lines.push(at(1, '10 %\r20 %\r30 %'))).toEqual([]);
});
