import { expect, test } from 'vitest';
import { findNamed } from './findNamed.ts';

const all = [
  { id: 'a1', name: 'Harbour' },
  { id: 'a2', name: 'Harbour at Night' },
  { id: 'a3', name: 'Night' },
  { id: 'a4', name: 'night' },
  { id: 'a5', name: 'a1' },
];
const found = (text: string) => findNamed(all, text, 'project').id;

test.each([
  ['its id, before any name', 'a1', 'a1'],
  ['its name in any case', ' HARBOUR ', 'a1'],
  ['how its name alone begins', 'harbour at', 'a2'],
])('one is meant by %s', (_by, text, id) => expect(found(text)).toBe(id));

test('what could be several is refused with their ids', () => {
  expect(() => found('Night')).toThrow('"Night" can be 2 projects: a3 (Night), a4 (night); name it by its id.');
  expect(() => found('har')).toThrow(
    '"har" can be 2 projects: a1 (Harbour), a2 (Harbour at Night); name it by its id.',
  );
});

test.each(['', 'Coast', 'arbour'])('%j is nobody', (text) => {
  expect(() => found(text)).toThrow(
    `There is no project "${text}" that you can see; name one by its id or by its name.`,
  );
});
