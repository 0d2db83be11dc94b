import { expect, test } from 'vitest';
import { nextInQueue } from './nextInQueue.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

test('goes on through the queue and round again', () => {
  expect(nextInQueue(['b', 'd'], order, 'b')).toBe('d');
  expect(nextInQueue(['b', 'd'], order, 'd')).toBe('b');
});

test('goes on from where one was, after a verdict took the shown one out', () => {
  expect(nextInQueue(['b', 'd'], order, 'c')).toBe('d');
  expect(nextInQueue(['b', 'd'], order, 'e')).toBe('b');
});

test('there is none where nothing else waits', () => {
  expect(nextInQueue([], order, 'a')).toBeUndefined();
  expect(nextInQueue(['a'], order, 'a')).toBeUndefined();
});
