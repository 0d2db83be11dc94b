import { describe, expect, it } from 'vitest';
import { NO_SIGNS } from '../takeSigns.ts';
import { galleryTakes } from './galleryFilter.ts';

const take = (number: number) => ({ id: `take${number}`, number });
const shown = {
  kept: [take(1), take(2), take(4)],
  trashed: [take(3)],
  signs: new Map([
    ['take2', { ...NO_SIGNS, ratings: 1, mean: 4 }],
    ['take3', { ...NO_SIGNS, ratings: 1, mean: 1 }],
    ['take4', { ...NO_SIGNS, open: 2 }],
  ]),
};
const numbers = (filter: Parameters<typeof galleryTakes>[1]) => galleryTakes(shown, filter).map(({ number }) => number);

describe('the takes of a gallery', () => {
  it('are the newest first, without the trash', () => expect(numbers('all')).toEqual([4, 2, 1]));
  it('are those with stars: a comment is no rating, and the trash stays away', () =>
    expect(numbers('rated')).toEqual([2]));
  it('are those in the trash', () => expect(numbers('trash')).toEqual([3]));
});
