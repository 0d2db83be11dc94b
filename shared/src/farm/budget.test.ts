import { expect, it } from 'vitest';
import { overBudgetSentence } from './budget.ts';

const none = { gpuSeconds: null, costMicros: null };
const used = { gpuSeconds: 7_200, costMicros: 5_000_000 };

it('allows what no budget bounds, and what a budget lasts for to its last second', () => {
  expect(overBudgetSentence(none, used)).toBeUndefined();
  expect(overBudgetSentence({ gpuSeconds: 7_200, costMicros: 5_000_000 }, used)).toBeUndefined();
});

it.each([
  [
    { ...none, gpuSeconds: 7_199 },
    /^The project's budget of 2 hours of GPU time this month does not last for this; ask /,
  ],
  [{ ...none, gpuSeconds: 0 }, /budget of 0 minutes of GPU time/],
  [
    { ...none, costMicros: 4_990_000 },
    /^The project's budget of \$4\.99 for providers this month does not last for this; ask /,
  ],
])('refuses what goes beyond %j', (budget, sentence) => {
  expect(overBudgetSentence(budget, used)).toMatch(sentence);
});

it('lets work that is not counted go on under a budget of nothing', () => {
  expect(overBudgetSentence({ gpuSeconds: 0, costMicros: 0 }, { gpuSeconds: 0, costMicros: 0 })).toBeUndefined();
});
