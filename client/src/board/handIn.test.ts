import { DEFAULT_STATUSES } from '@dailies/shared/document';
import { UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { handedIn, mayHandIn } from './handIn.ts';

const arne = UserId.parse('arne');
const at = (id: string, assignees = [arne]) => {
  const status = DEFAULT_STATUSES.find((one) => one.id === id);
  if (status === undefined) throw new Error(`There is no status "${id}".`);
  return { status, assignees };
};

test('an artist hands in an own shot that is being worked on, nobody else’s and none that waits', () => {
  expect(mayHandIn(at('wip'), 'artist', arne)).toBe(true);
  expect(mayHandIn(at('retake'), 'artist', arne)).toBe(true);
  expect(mayHandIn(at('wip', []), 'artist', arne)).toBe(false);
  expect(mayHandIn(at('wip'), 'reviewer', arne)).toBe(false);
  expect(mayHandIn(at('wfa'), 'artist', arne)).toBe(false);
  expect(mayHandIn(at('done'), 'artist', arne)).toBe(false);
});

test('it goes to the first status that waits for approval, where there is one', () => {
  expect(handedIn(DEFAULT_STATUSES)?.id).toBe('wfa');
  expect(handedIn(DEFAULT_STATUSES.slice(0, 2))).toBeUndefined();
});
