import { expect, it } from 'vitest';
import { lastMonths } from './lastMonths.ts';

it('goes back over the turn of the year, month by month in UTC', () => {
  expect(lastMonths(Date.UTC(2027, 0, 31, 23, 59), 3)).toEqual([
    { title: 'January 2027', from: '2027-01-01T00:00:00.000Z', to: '2027-02-01T00:00:00.000Z' },
    { title: 'December 2026', from: '2026-12-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' },
    { title: 'November 2026', from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
  ]);
});
