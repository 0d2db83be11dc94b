/** A day of the reader's calendar as `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function dateOf(day: string, later = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later);
}

/** `2026-03-04` → `Wed 4 Mar`, with the year where it is not this one. */
export function showDay(day: string, today: string): string {
  const shown = dateOf(day).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  });
  return shown.replace(',', '');
}

const DAYS_A_WEEK = 7;

/** The Sunday that ends a day's week: weeks begin on Monday. */
export const endOfWeek = (day: string): string =>
  dayOf(dateOf(day, (DAYS_A_WEEK - dateOf(day).getDay()) % DAYS_A_WEEK));
