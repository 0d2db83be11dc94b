const DAY_MS = 24 * 60 * 60_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** The day of a time in this browser's zone, as a date field writes it; `days` later or earlier. */
export function dayOf(time: string, days = 0): string {
  const date = new Date(Date.parse(time) + days * DAY_MS);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function midnight(day: string, days: number): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || year < 1000) return undefined;
  const at = new Date(year, month - 1, date + days);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** When a day of this browser's zone begins; undefined for an empty field. */
export const dayStart = (day: string): string | undefined => midnight(day, 0);

/** When it ends, which is when the next begins. */
export const dayEnd = (day: string): string | undefined => midnight(day, 1);
