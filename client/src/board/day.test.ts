import { expect, test } from 'vitest';
import { dayOf, endOfWeek, showDay } from './day.ts';

test('a day is the one of the reader’s own calendar', () => {
  expect(dayOf(new Date(2026, 0, 2, 0, 5))).toBe('2026-01-02');
  expect(dayOf(new Date(2026, 11, 31, 23, 55))).toBe('2026-12-31');
});

test('a day is read with its year where that is another one', () => {
  expect(showDay('2026-03-04', '2026-11-21')).toBe('Wed 4 Mar');
  expect(showDay('2027-01-08', '2026-11-21')).toBe('Fri 8 Jan 2027');
});

test('a week ends on Sunday', () => {
  expect(endOfWeek('2026-11-23')).toBe('2026-11-29');
  expect(endOfWeek('2026-11-29')).toBe('2026-11-29');
  expect(endOfWeek('2026-12-30')).toBe('2027-01-03');
});
