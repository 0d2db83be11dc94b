import type { TimelineEntry, Version } from '@dailies/shared/http';

type TimelineRow =
  | { readonly kind: 'version'; readonly key: string; readonly atMs: number; readonly version: Version }
  | { readonly kind: 'entry'; readonly key: string; readonly atMs: number; readonly entry: TimelineEntry }
  /** A day's automatic versions, folded; never fewer than two. */
  | { readonly kind: 'folded'; readonly key: string; readonly atMs: number; readonly versions: readonly Version[] };

export interface TimelineDay {
  /** `2026-11-21`, in local time. */
  readonly key: string;
  readonly title: string;
  /** Newest first. */
  readonly rows: readonly TimelineRow[];
}

/** A list that is loaded page by page, newest first. */
interface Loaded<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

const DAY_MS = 86_400_000;

const dayKey = (atMs: number): string => {
  const at = new Date(atMs);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
};

function dayTitle(atMs: number, nowMs: number): string {
  const key = dayKey(atMs);
  if (key === dayKey(nowMs)) return 'Today';
  if (key === dayKey(nowMs - DAY_MS)) return 'Yesterday';
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat('en', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(atMs);
}

const rowOf = (version: Version): TimelineRow => ({
  kind: 'version',
  key: version.id,
  atMs: Date.parse(version.at),
  version,
});

function fold(rows: readonly TimelineRow[], opened: ReadonlySet<string>): TimelineRow[] {
  const automatic = rows.flatMap((row) =>
    row.kind === 'version' && row.version.kind === 'automatic' && row.version.name === null ? [row] : [],
  );
  const [newest] = automatic;
  if (newest === undefined || automatic.length < 2) return [...rows];
  const key = `folded ${dayKey(newest.atMs)}`;
  const folded: TimelineRow = {
    kind: 'folded',
    key,
    atMs: newest.atMs,
    versions: automatic.map(({ version }) => version),
  };
  if (opened.has(key)) return rows.flatMap((row) => (row === newest ? [folded, row] : [row]));
  const hidden = new Set<TimelineRow>(automatic);
  return rows.flatMap((row) => (row === newest ? [folded] : hidden.has(row) ? [] : [row]));
}

/**
 * Versions and work in one line of time, by day, newest first. Nothing older is shown than what is loaded of
 * both, so that nothing appears between rows later. `opened` names folded rows that show what they hold.
 */
export function timelineDays(
  versions: Loaded<Version>,
  entries: Loaded<TimelineEntry>,
  opened: ReadonlySet<string>,
  nowMs: number,
): TimelineDay[] {
  const ofVersions = versions.items.map(rowOf);
  const ofEntries = entries.items.map((entry): TimelineRow => ({
    kind: 'entry',
    key: entry.id,
    atMs: Date.parse(entry.to),
    entry,
  }));
  const ends = [
    versions.hasMore ? ofVersions.at(-1)?.atMs : undefined,
    entries.hasMore ? ofEntries.at(-1)?.atMs : undefined,
  ];
  const horizonMs = Math.max(...ends.map((end) => end ?? -Infinity));
  const rows = [...ofVersions, ...ofEntries]
    .filter(({ atMs }) => atMs >= horizonMs)
    .sort((a, b) => b.atMs - a.atMs || (a.kind === 'version' ? -1 : 1));
  const days = new Map<string, TimelineRow[]>();
  for (const row of rows) days.set(dayKey(row.atMs), [...(days.get(dayKey(row.atMs)) ?? []), row]);
  return [...days].map(([key, ofDay]) => ({
    key,
    title: dayTitle(ofDay[0]?.atMs ?? nowMs, nowMs),
    rows: fold(ofDay, opened),
  }));
}
