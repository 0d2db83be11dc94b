import type { ListedComment } from '@dailies/shared/document';
import { CommentId, TakeId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { threadsOf } from './threads.ts';

const comment = (id: string, at: number, parent: string | null = null): ListedComment => ({
  id: CommentId.parse(id),
  anchor: { on: 'take', take: TakeId.parse('take') },
  by: UserId.parse('ada'),
  at,
  parent: parent === null ? null : CommentId.parse(parent),
  body: id,
  resolvedBy: undefined,
});
const shape = (comments: readonly ListedComment[]) =>
  threadsOf(comments).map(({ first, replies }) => [first.id, ...replies.map(({ id }) => id)]);

test('answers stand under what they answer, and answers to answers beside them', () => {
  expect(shape([comment('a', 1), comment('b', 2), comment('c', 3, 'a'), comment('d', 4, 'c')])).toEqual([
    ['a', 'c', 'd'],
    ['b'],
  ]);
});

test('an answer to a deleted comment stands for itself', () => {
  expect(shape([comment('b', 2, 'gone'), comment('c', 3, 'b')])).toEqual([['b', 'c']]);
});

test('no comment is lost, even where two answer each other', () => {
  const all = shape([comment('a', 1, 'b'), comment('b', 2, 'a'), comment('c', 3, 'c')]).flat();
  expect([...all].sort()).toEqual(['a', 'b', 'c']);
});
