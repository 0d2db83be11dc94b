import { expect, test } from 'vitest';
import { dayEnd, dayOf, dayStart } from './day.ts';

test('a day begins and ends at midnight here, and comes back as itself', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2026-12-31', '2028-02-29']) {
    const [start, end] = [dayStart(day), dayEnd(day)];
    expect(start).toBeDefined();
    expect(dayOf(start ?? '')).toBe(day);
    expect(dayOf(end ?? '', -1)).toBe(day);
    expect(Date.parse(end ?? '') - Date.parse(start ?? '')).toBeGreaterThan(22 * 3_600_000);
  }
});

test('an empty field is no day', () => {
  expect(dayStart('')).toBeUndefined();
  expect(dayEnd('0002-01-01')).toBeUndefined();
});
