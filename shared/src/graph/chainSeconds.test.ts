import { expect, test } from 'vitest';
import { NodeId } from '../ids/index.ts';
import { chainSeconds } from './chainSeconds.ts';

const step = (node: string, lastSeconds: number | null, after: string[] = [], more: object = {}) => ({
  node: NodeId.parse(node),
  takes: 1,
  after: after.map((name) => NodeId.parse(name)),
  isReused: false,
  lastSeconds,
  ...more,
});

test('the sum is what one machine needs, the least is the longest way', () => {
  const steps = [step('a', 10), step('b', 30), step('c', 5, ['a']), step('d', 1, ['b', 'c'])];
  expect(chainSeconds(steps)).toEqual({ totalSeconds: 46, leastSeconds: 31 });
});

test('several takes count each, reused ones and what does not run count nothing', () => {
  expect(chainSeconds([step('a', 10, [], { takes: 4 })])).toEqual({ totalSeconds: 40, leastSeconds: 10 });
  expect(chainSeconds([step('a', 10, [], { isReused: true }), step('b', null, [], { takes: 0 })])).toEqual({
    totalSeconds: 0,
    leastSeconds: 0,
  });
  expect(chainSeconds([step('a', 10), step('a', 10, [], { isReused: true })])).toEqual({
    totalSeconds: 10,
    leastSeconds: 10,
  });
  expect(chainSeconds([])).toEqual({ totalSeconds: 0, leastSeconds: 0 });
});

test('nothing is said where one of them is not known', () => {
  expect(chainSeconds([step('a', 10), step('b', null)])).toEqual({ totalSeconds: null, leastSeconds: null });
});
