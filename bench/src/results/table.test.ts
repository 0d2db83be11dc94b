import { expect, it } from 'vitest';
import type { BenchResult, EditMeasurement } from './BenchResult.ts';
import { judgeGoals } from './goals.ts';
import { summarise } from './summary.ts';
import { renderTable } from './table.ts';

const measured = (
  scenario: string,
  server: EditMeasurement['server'],
  round: number,
  p50Ms: number,
  editsPerSecond: number,
): EditMeasurement => ({
  scenario,
  server,
  round,
  p50Ms,
  p95Ms: p50Ms * 3,
  edits: 100,
  editsPerSecond,
  loadBusy: 0.25,
  serverMicrosPerEdit: 120,
  databaseMicrosPerEdit: server === 'dailies' ? 40 : null,
});

/** Ours: 1.2 × Hocuspocus in each round, though the second round was four times as slow for both. */
const result: BenchResult = {
  at: '2027-01-01T00:00:00.000Z',
  machine: { cores: 2, cpu: 'Some CPU', node: 'v24', platform: 'linux x64', commitMs: 0.5, loadBefore: 0.1 },
  rounds: 2,
  edits: ['20-on-1', '200-on-20'].flatMap((scenario) => [
    measured(scenario, 'hocuspocus', 0, 1, 4_000),
    measured(scenario, 'dailies', 0, 1.2, 4_400),
    measured(scenario, 'y-websocket', 0, 2, 4_000),
    measured(scenario, 'hocuspocus', 1, 4, 1_000),
    measured(scenario, 'dailies', 1, 4.8, 900),
    measured(scenario, 'y-websocket', 1, 8, 1_000),
  ]),
  parts: ['edits', 'takes'],
  crowd: [],
  moves: [],
  memory: [],
  openings: [],
  frames: [],
  canvasMemory: [],
  drags: null,
  farm: null,
  media: [],
  takes: [
    {
      title: 'a previs still',
      takes: [{ requestToStartMs: 11, runMs: 800, outcomeToSeenMs: 9, outcomeToPosterMs: 700 }],
    },
  ],
};

it('compares within a round, so that a slow round is slow for both', () => {
  const [paced] = summarise(result);
  expect(paced?.figures.get('dailies')?.p50Ms).toEqual({ median: 3, lowest: 1.2, highest: 4.8 });
  const ratio = paced?.ratios.get('hocuspocus')?.p50;
  expect(ratio?.lowest).toBeCloseTo(1.2);
  expect(ratio?.highest).toBeCloseTo(1.2);
  expect(paced?.ratios.has('dailies')).toBe(false);
});

it('judges each goal by the median ratio, and one without figures as missed', () => {
  expect(judgeGoals(result).map(({ isMet }) => isMet)).toEqual([true, true, true, true, false]);
  const slower = result.edits.map((one) => (one.server === 'dailies' ? { ...one, p50Ms: one.p50Ms * 2 } : one));
  expect(judgeGoals({ ...result, edits: slower }).map(({ isMet }) => isMet)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(judgeGoals({ ...result, edits: [] }).map(({ isMet }) => isMet)).toEqual([false, false, false, false, false]);
});

it('prints one table with ours first, the ratios below, and the goals at its end', () => {
  const lines = renderTable(result).split('\n');
  const starts = lines.map((line) => line.trim().split(/ {2,}/)[0]);
  const ours = starts.indexOf('Dailies (PostgreSQL)');
  expect(starts.slice(ours, ours + 5)).toEqual([
    'Dailies (PostgreSQL)',
    'Hocuspocus 4.7, no storage',
    'y-websocket, no storage',
    'Dailies ÷ hocuspocus',
    'Dailies ÷ y-websocket',
  ]);
  expect(lines[ours]).toMatch(/3\.00 \(1\.20–4\.80\) .* 120 \+ 40 +25 %$/);
  expect(lines.find((line) => line.includes('a previs still'))).toMatch(
    /11\.0 · 11\.0 +800\.0 · 800\.0 +9\.0 · 9\.0 +700\.0 · 700\.0$/,
  );
  expect(lines.filter((line) => /^(met {3}|MISSED) {2}/.test(line))).toHaveLength(5);
});
