export interface Month {
  readonly title: string;
  /** ISO 8601; `to` is left out of it. */
  readonly from: string;
  readonly to: string;
}

const format = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** This calendar month in UTC, and those before it, newest first. */
export function lastMonths(nowMs: number, count: number): readonly Month[] {
  const now = new Date(nowMs);
  return Array.from({ length: count }, (_, back) => {
    const begin = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back);
    const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back + 1);
    return { title: format.format(begin), from: new Date(begin).toISOString(), to: new Date(end).toISOString() };
  });
}
