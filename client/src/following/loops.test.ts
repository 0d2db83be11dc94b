import { expect, test } from 'vitest';
import { type Follows, mustStop } from './loops.ts';

const follows = (all: Readonly<Record<string, [user: string, since: number]>>): ReadonlyMap<string, Follows> =>
  new Map(Object.entries(all).map(([by, [user, since]]) => [by, { user, since }]));
const stopping = (all: ReadonlyMap<string, Follows>) => [...all.keys()].filter((me) => mustStop(me, all));

test('a chain is no circle', () => {
  expect(stopping(follows({ a: ['b', 1], b: ['c', 2] }))).toEqual([]);
});

test('of two who follow each other the first stops, and the newest wish counts', () => {
  expect(stopping(follows({ a: ['b', 1], b: ['a', 2] }))).toEqual(['a']);
  expect(stopping(follows({ a: ['b', 3], b: ['a', 2] }))).toEqual(['b']);
});

test('of the same moment just one stops', () => {
  expect(stopping(follows({ a: ['b', 1], b: ['a', 1] }))).toEqual(['a']);
});

test('a longer circle is opened in one place, and who only looks into it goes on', () => {
  const all = follows({ a: ['b', 5], b: ['c', 4], c: ['a', 6], d: ['a', 1] });
  expect(stopping(all)).toEqual(['b']);
});

test('nobody follows themselves', () => {
  expect(stopping(follows({ a: ['a', 1] }))).toEqual(['a']);
});
