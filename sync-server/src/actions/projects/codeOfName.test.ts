import { Settings } from '@dailies/shared/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOfName } from './createProject.ts';

test.each([
  ['Harbour at Night', 'HAN'],
  ['Harbour', 'HAR'],
  ['Élan vital', 'EV'],
  ['7 Samurai', '7S'],
  ['X', 'UNT'],
  ['夜の港', 'UNT'],
])('%s is %s', (name, code) => {
  expect(codeOfName(name)).toBe(code);
});

test('every name makes a code that settings accept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(Settings.shape.code.safeParse(codeOfName(name)).success).toBe(true);
    }),
  );
});
