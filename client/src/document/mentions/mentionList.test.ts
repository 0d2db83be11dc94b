import { describe, expect, it } from 'vitest';
import type { Mentionable } from './Mentionable.ts';
import { mentionBegun, mentionsFor } from './mentionList.ts';

const one = (of: Mentionable['of'], name: string): Mentionable => ({
  of,
  id: name,
  name,
  description: '',
  colours: [],
});
const ALL = [
  one('style', 'Mist'),
  one('character', 'Mara Lind'),
  one('location', 'The old mill'),
  one('character', 'Jonas'),
];

describe('a mention that is being written', () => {
  it.each([
    ['@', 0, ''],
    ['Close on @ma', 9, 'ma'],
    ['Close on (@Mara L', 10, 'Mara L'],
    ['"@the old m', 1, 'the old m'],
  ])('%j begins at %d', (line, at, words) => expect(mentionBegun(line)).toEqual({ at, words }));

  it.each(['mail@example', 'a @one two three four', '@1', 'no sign'])('%j is none', (line) =>
    expect(mentionBegun(line)).toBeNull(),
  );
});

describe('what is offered', () => {
  const names = (words: string) => mentionsFor(ALL, words).map(({ name }) => name);

  it('is everything at first, characters before places before styles', () =>
    expect(names('')).toEqual(['Jonas', 'Mara Lind', 'The old mill', 'Mist']));

  it('has a word that begins so', () => {
    expect(names('M')).toEqual(['Mara Lind', 'The old mill', 'Mist']);
    expect(names('lind')).toEqual(['Mara Lind']);
    expect(names('old m')).toEqual(['The old mill']);
    expect(names('x')).toEqual([]);
  });
});
