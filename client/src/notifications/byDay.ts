interface Dated {
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface Day<T> {
  /** `Today`, `Yesterday`, `Monday 3 March`. */
  readonly title: string;
  readonly items: readonly T[];
}

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);

function titleOf(atMs: number, nowMs: number): string {
  if (startOfDay(atMs) >= startOfDay(nowMs)) return 'Today';
  // Noon of the day before, so that a day of 23 or 25 hours is one.
  const yesterday = startOfDay(startOfDay(nowMs) - 43_200_000);
  if (startOfDay(atMs) === yesterday) return 'Yesterday';
  const date = new Date(atMs);
  const isThisYear = date.getFullYear() === new Date(nowMs).getFullYear();
  const [weekday, month] = [
    date.toLocaleDateString('en', { weekday: 'long' }),
    date.toLocaleDateString('en', { month: 'long' }),
  ];
  return `${weekday} ${date.getDate()} ${month}${isThisYear ? '' : ` ${date.getFullYear()}`}`;
}

/** A list that is sorted by time as its days, in the same order; days are those of this browser's clock. */
export function byDay<T extends Dated>(items: readonly T[], nowMs: number): readonly Day<T>[] {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const title = titleOf(Date.parse(item.at), nowMs);
    days.set(title, [...(days.get(title) ?? []), item]);
  }
  return [...days].map(([title, members]) => ({ title, items: members }));
}
