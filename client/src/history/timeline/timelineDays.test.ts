import { TimelineEntry, Version } from '@dailies/shared/http';
import { describe, expect, it } from 'vitest';
import { timelineDays } from './timelineDays.ts';

const NOW = new Date(2026, 10, 21, 15).getTime();
const HOUR_MS = 3_600_000;
const at = (hoursAgo: number): string => new Date(NOW - hoursAgo * HOUR_MS).toISOString();

const version = (id: string, hoursAgo: number, kind: Version['kind'] = 'automatic', name: string | null = null) =>
  Version.parse({
    id,
    kind,
    name,
    by: null,
    at: at(hoursAgo),
    epoch: 1,
    nodeCount: 4,
    editors: ['dora'],
    sizeBytes: 900,
  });
const entry = (id: string, hoursAgo: number) =>
  TimelineEntry.parse({ id, user: 'dora', from: at(hoursAgo + 1), to: at(hoursAgo), edits: 3, summary: [] });
const all = <T>(...items: T[]) => ({ items, hasMore: false });
const NONE = new Set<string>();

describe('timelineDays', () => {
  it('puts versions and work of a day in one line of time', () => {
    const days = timelineDays(
      all(version('v1', 2, 'named', 'Lock'), version('v0', 30, 'automatic')),
      all(entry('e1', 1), entry('e0', 3)),
      NONE,
      NOW,
    );
    expect(days.map(({ title, rows }) => [title, rows.map(({ key }) => key)])).toEqual([
      ['Today', ['e1', 'v1', 'e0']],
      ['Yesterday', ['v0']],
    ]);
  });

  it('folds the automatic versions of a day, and opens them', () => {
    const versions = all(version('c', 1), version('named', 2, 'named', 'Lock'), version('b', 3), version('a', 4));
    const [day] = timelineDays(versions, all(), NONE, NOW);
    expect(day?.rows.map(({ kind, key }) => [kind, key])).toEqual([
      ['folded', 'folded 2026-11-21'],
      ['version', 'named'],
    ]);
    const [opened] = timelineDays(versions, all(), new Set(['folded 2026-11-21']), NOW);
    expect(opened?.rows.map(({ key }) => key)).toEqual(['folded 2026-11-21', 'c', 'named', 'b', 'a']);
  });

  it('does not fold one that a person named', () => {
    const [day] = timelineDays(all(version('b', 1, 'automatic', 'Keep'), version('a', 2)), all(), NONE, NOW);
    expect(day?.rows.map(({ key }) => key)).toEqual(['b', 'a']);
  });

  it('shows nothing older than what is loaded of both lists', () => {
    const days = timelineDays(
      { items: [version('b', 1, 'named', 'B'), version('a', 2, 'named', 'A')], hasMore: true },
      all(entry('e', 50)),
      NONE,
      NOW,
    );
    expect(days.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(['b', 'a']);
  });

  it('names days of another year with it', () => {
    const [day] = timelineDays(all(version('a', 24 * 400, 'named', 'A')), all(), NONE, NOW);
    expect(day?.title).toMatch(/October .*2025|2025/);
  });
});
