/** A day of the reader's calendar as `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** `2026-03-04` → `Wed 4 Mar`, with the year where it is not this one. */
export function showDay(day: string, today: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const shown = new Date(year, month - 1, date).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  });
  return shown.replace(',', '');
}
