import type { ListedComment } from '@dailies/shared/document';
import { CommentId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { threadsOf } from '../threads.ts';
import { listThreads, type ThreadFilter } from './listThreads.ts';

const ada = UserId.parse('ada');
const ben = UserId.parse('ben');
const said = (id: string, by: UserId, body: string, more: Partial<ListedComment> = {}): ListedComment => ({
  id: CommentId.parse(id),
  anchor: { on: 'canvas', pos: [0, 0] },
  by,
  at: 1,
  parent: null,
  body,
  resolvedBy: undefined,
  ...more,
});
const threads = threadsOf([
  said('a', ben, 'More fog'),
  said('b', ada, 'Yes', { parent: CommentId.parse('a') }),
  said('c', ben, 'For @[Ada](user:ada)'),
  said('d', ben, 'Done', { resolvedBy: ada }),
]);
const list = (filter: ThreadFilter, words = '') =>
  listThreads(threads, {
    filter,
    words,
    me: ada,
    nameOf: (user) => (user === ben ? 'Ben Ort' : 'Ada'),
    placeName: () => 'Harbour',
  }).map(({ first }) => first.id);

test('lists open threads, those one takes part in, those that name one, and resolved ones', () => {
  expect([list('open'), list('mine'), list('mentions'), list('resolved')]).toEqual([['a', 'c'], ['a'], ['c'], ['d']]);
});

test('finds by words, by people, by mentioned names and by place', () => {
  expect([list('open', ' FOG '), list('open', 'ben ort'), list('open', '@ada'), list('open', 'harbour')]).toEqual([
    ['a'],
    ['a', 'c'],
    ['c'],
    ['a', 'c'],
  ]);
  expect(list('open', 'user:ada')).toEqual([]);
});
