import { expect, it } from 'vitest';
import { budgetText } from './budgetText.ts';

const month = { from: '2026-11-01T00:00:00Z', runs: 3, runSeconds: 0, gpuSeconds: 12_240, costMicros: 12_000_000 };

it('says what is used of each budget that there is', () => {
  expect(budgetText({ monthGpuSeconds: 36_000, monthCostMicros: 50_000_000, month })).toBe(
    'GPU 3.4 of 10 h, providers $12.00 of $50.00 this month',
  );
  expect(budgetText({ monthGpuSeconds: null, monthCostMicros: 0, month })).toBe('providers $12.00 of $0 this month');
  expect(budgetText({ monthGpuSeconds: null, monthCostMicros: null, month })).toBeNull();
});
