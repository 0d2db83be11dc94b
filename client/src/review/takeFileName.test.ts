import { expect, test } from 'vitest';
import { takeFileName } from './takeFileName.ts';

test.each([
  ['NSC', 'SH010 The coast', { kind: 'image', number: 3 }, 'NSC_SH010-The-coast_take03.png'],
  ['NSC', '../Ángel: "wide"?', { kind: 'video', number: 12 }, 'NSC_Angel-wide_take12.mp4'],
  ['NSC', '夜', { kind: 'audio', number: 100 }, 'NSC_take100.wav'],
] as const)('%s, "%s", %j is %s', (code, title, take, name) => {
  expect(takeFileName(code, title, take)).toBe(name);
});
