import { expect, test } from 'vitest';
import { RequestBudgets } from './RequestBudgets.ts';

test('a budget is spent request by request, and whole again after a minute', () => {
  let now = 1_000_000;
  const budgets = new RequestBudgets({ person: 2, token: null, address: 1 }, () => now);
  expect(budgets.spend('person', 'dora')).toEqual({ policy: 'person', quota: 2, remaining: 1, resetSeconds: 60 });
  now += 20_000;
  expect(budgets.spend('person', 'dora')).toMatchObject({ remaining: 0, resetSeconds: 40 });
  expect(budgets.spend('person', 'dora')?.remaining).toBe(-1);
  expect(budgets.spend('person', 'arne')?.remaining).toBe(1);
  expect(budgets.spend('address', 'dora')?.remaining).toBe(0);
  expect(budgets.spend('token', 'dora')).toBeNull();
  now += 40_000;
  expect(budgets.spend('person', 'dora')).toMatchObject({ remaining: 1, resetSeconds: 60 });
});
