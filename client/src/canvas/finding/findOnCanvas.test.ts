import { expect, test } from 'vitest';
import { type Findable, findOnCanvas } from './findOnCanvas.ts';

const thing = (id: string, title: string, kind: string, text = '', x = 0, y = 0): Findable => ({
  id,
  title,
  kind,
  text,
  x,
  y,
});
const ALL = [
  thing('words', 'Night words', 'Prompt', 'Fog over the quay, a lamp', 0, 0),
  thing('shot', 'SH010', 'Shot still', 'foggy', 100, 500),
  thing('fog', 'Fog pass', 'Shot motion', '', 50, 900),
  thing('frame', 'Act one: fog', 'Frame', '', 0, 300),
  thing('cafe', 'Café Über', 'Location'),
];
const ids = (search: string) => findOnCanvas(ALL, search).map(({ id }) => id);

test('titles that begin with it go first, then titles, then what is written; each from the top', () => {
  expect(ids('fog')).toEqual(['fog', 'frame', 'words', 'shot']);
  expect(ids('FOG')).toEqual(['fog', 'frame', 'words', 'shot']);
});

test('every word must be there, in whatever order, in the title, the kind or the text', () => {
  expect(ids('quay fog')).toEqual(['words']);
  expect(ids('shot sh010')).toEqual(['shot']);
  expect(ids('prompt')).toEqual(['words']);
  expect(ids('nowhere')).toEqual([]);
});

test('accents need not be typed, and nothing is found by nothing', () => {
  expect(ids('cafe uber')).toEqual(['cafe']);
  expect(ids('  ')).toEqual([]);
});
