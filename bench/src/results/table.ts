import type { BenchResult, TakeMeasurement } from './BenchResult.ts';
import { crowdRows, dragRows, memoryRows, movesRows, openingRows } from './crowdRows.ts';
import type { Row } from './Row.ts';
import { frameRows } from './frameRows.ts';
import { mediaRows } from './mediaRows.ts';
import { farmRows } from './farmRows.ts';
import { type JudgedGoal, judgeGoals } from './goals.ts';
import { SERVER_TITLES } from './serverTitles.ts';
import { quantile, type Spread } from './statistics.ts';
import { type Figures, type Ratios, summarise } from './summary.ts';

type Cell = string;

function shown({ median, lowest, highest }: Spread, digits: number): Cell {
  return `${median.toFixed(digits)} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`;
}

function cpuOf({ serverMicrosPerEdit, databaseMicrosPerEdit }: Figures): Cell {
  if (serverMicrosPerEdit === null) return '–';
  const server = serverMicrosPerEdit.median.toFixed(0);
  return databaseMicrosPerEdit === null ? server : `${server} + ${databaseMicrosPerEdit.median.toFixed(0)}`;
}

const figureCells = (figures: Figures): Cell[] => [
  shown(figures.p50Ms, 2),
  shown(figures.p95Ms, 2),
  shown(figures.editsPerSecond, 0),
  cpuOf(figures),
  `${(figures.loadBusy.median * 100).toFixed(0)} %`,
];

const ratioCells = (ratios: Ratios): Cell[] => [
  `${shown(ratios.p50, 2)} ×`,
  `${shown(ratios.p95, 2)} ×`,
  `${shown(ratios.editsPerSecond, 2)} ×`,
];

function editRows(result: BenchResult): Row[] {
  if (result.edits.length === 0) return [];
  return summarise(result).flatMap(({ scenario, figures, ratios }): Row[] => [
    null,
    [scenario.title],
    ['', 'seen p50 ms', 'seen p95 ms', 'edits/s', 'server CPU µs/edit', 'load busy'],
    ...[...figures]
      .sort(([a], [b]) => Object.keys(SERVER_TITLES).indexOf(a) - Object.keys(SERVER_TITLES).indexOf(b))
      .map(([server, values]): Row => [`  ${SERVER_TITLES[server]}`, ...figureCells(values)]),
    ...[...ratios].map(([peer, values]): Row => [`  Dailies ÷ ${peer}`, ...ratioCells(values)]),
  ]);
}

function takeRows({ takes }: BenchResult): Row[] {
  if (takes.length === 0) return [];
  const cell = (all: readonly TakeMeasurement[], of: (take: TakeMeasurement) => number): Cell => {
    const values = all.map(of);
    return `${quantile(values, 0.5).toFixed(1)} · ${quantile(values, 0.95).toFixed(1)}`;
  };
  return [
    null,
    ['Takes, one at a time, with a job-runner: ms, median · p95'],
    ['', 'request to start', 'the run itself', 'outcome to seen', 'outcome to posters'],
    ...takes.map(({ title, takes: all }): Row => [
      `  ${title}`,
      cell(all, ({ requestToStartMs }) => requestToStartMs),
      cell(all, ({ runMs }) => runMs),
      cell(all, ({ outcomeToSeenMs }) => outcomeToSeenMs),
      // The same picture each time has its posters from the first on.
      all.some(({ outcomeToPosterMs }) => outcomeToPosterMs < 0)
        ? '–'
        : cell(all, ({ outcomeToPosterMs }) => outcomeToPosterMs),
    ]),
  ];
}

function layOut(rows: readonly Row[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    // A title alone in its row runs across.
    if (row === null || row.length === 1) continue;
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  // Nothing was measured where every part was left out.
  const across = '─'.repeat(
    Math.max(
      0,
      widths.reduce((sum, width) => sum + width + 2, -2),
    ),
  );
  return rows
    .map((row) =>
      row === null
        ? across
        : row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join('  ')
            .trimEnd(),
    )
    .join('\n');
}

function verdictOf({ figure, isMet }: JudgedGoal): string {
  if (Number.isNaN(figure)) return '–';
  return isMet ? 'met' : 'MISSED';
}

function figureOf({ figure, unit }: JudgedGoal): string {
  if (Number.isNaN(figure)) return 'not measured';
  if (unit === '×') return `${figure.toFixed(2)} ×`;
  if (unit === 'fps') return `${figure.toFixed(0)} a second`;
  return unit === 'bytes' ? `${(figure / 1_000).toFixed(1)} kB` : `${figure.toFixed(0)} ms`;
}

function roundsText(rounds: number): string {
  // Of the edits alone; what else is measured has rounds of its own.
  if (rounds === 0) return 'Medians (lowest–highest)';
  return rounds === 1 ? 'One round' : `Medians over ${rounds} interleaved rounds (lowest–highest)`;
}

/** Everything in one table, with the goals below it. */
export function renderTable(result: BenchResult): string {
  const { machine, rounds } = result;
  const isBusy = machine.loadBefore > machine.cores / 4;
  const rows = [
    ...editRows(result),
    ...crowdRows(result),
    ...movesRows(result),
    ...dragRows(result),
    ...memoryRows(result),
    ...openingRows(result),
    ...frameRows(result),
    ...takeRows(result),
    ...farmRows(result),
    ...mediaRows(result),
    null,
  ];
  const goals = judgeGoals(result).map((goal) => `${verdictOf(goal).padEnd(6)}  ${goal.sentence}: ${figureOf(goal)}`);
  return [
    `${roundsText(rounds)}; each ratio is taken within its round.`,
    layOut(rows),
    ...goals,
    `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, a durable commit ${machine.commitMs.toFixed(2)} ms, load before ${machine.loadBefore.toFixed(1)}`,
    ...(isBusy ? ['This machine was busy with other things before: take these figures for a rehearsal.'] : []),
  ].join('\n');
}
