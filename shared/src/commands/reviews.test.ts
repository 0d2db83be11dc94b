import { describe, expect, it } from 'vitest';
import { readReviews, rootOf } from '../document/index.ts';
import { TakeId } from '../ids/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';
import { sampleProject } from '../testing/sampleProject.ts';

const take = TakeId.parse([...rootOf(sampleProject(), 'takes').keys()][0]);

describe('reviews', () => {
  it('[C1] stands beside those of others, and is taken back', () => {
    let doc = done('rolf', 'setVerdict', { take, verdict: 'reject' });
    doc = done('rolf', 'setRating', { take, rating: 2 }, doc);
    expect(readReviews(doc, take)).toEqual([
      { user: 'rita', verdict: 'approve', rating: undefined },
      { user: 'rolf', verdict: 'reject', rating: 2 },
    ]);
    doc = done('rolf', 'setVerdict', { take, verdict: null }, doc);
    doc = done('rolf', 'setRating', { take, rating: null }, doc);
    expect(readReviews(doc, take).map(({ user }) => user)).toEqual(['rita']);
  });

  it('changes nothing the second time', () => {
    expect(changesNothing('rita', 'setVerdict', { take, verdict: 'approve' }, sampleProject())).toBe(true);
    expect(changesNothing('rita', 'setRating', { take, rating: null }, sampleProject())).toBe(true);
  });

  it.each([
    ['setVerdict', { verdict: 'approve' }],
    ['setRating', { rating: 1 }],
  ])('[N4] refuses an unknown take: %s', (command, args) => {
    expect(refused('rita', command, { take: 'ghost', ...args })).toMatchObject({ code: 'not-found', rule: 'N4' });
  });

  it.each([0, 6, 2.5, Number.NaN, '5'])('[N9] refuses %s stars', (rating) => {
    expect(refused('rita', 'setRating', { take, rating })).toMatchObject({ code: 'invalid-input' });
  });
});
