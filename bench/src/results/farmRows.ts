import type { BenchResult, OverheadMeasurement } from './BenchResult.ts';
import type { Row } from './Row.ts';
import { median } from './statistics.ts';

/** Ours divided by the same alone: of the medians. */
export const overheadRatio = ({ oursMs, aloneMs }: OverheadMeasurement): number => median(oursMs) / median(aloneMs);

export function farmRows({ farm }: BenchResult): Row[] {
  if (farm === null) return [];
  const { takeOverMs, burst, overheads } = farm;
  return [
    null,
    [`${burst.runs} short runs through one job-runner, and a job-runner that is killed`],
    ['', 'runs a second', 'of the document, a run', 'take-over, ms', 'the slowest'],
    [
      '  Dailies',
      (burst.runs / burst.seconds).toFixed(0),
      `${burst.documentBytesEach.toFixed(0)} bytes`,
      median(takeOverMs).toFixed(0),
      Math.max(...takeOverMs).toFixed(0),
    ],
    ...(overheads.length === 0
      ? []
      : [
          null,
          ['A run of one pixel, from its start to its outcome, beside the same alone: ms, median'],
          ['', 'Dailies', 'alone', 'more', 'Dailies ÷ alone'],
          ...overheads.map((overhead): Row => [
            `  ${overhead.what}`,
            median(overhead.oursMs).toFixed(0),
            median(overhead.aloneMs).toFixed(0),
            (median(overhead.oursMs) - median(overhead.aloneMs)).toFixed(0),
            `${overheadRatio(overhead).toFixed(2)} ×`,
          ]),
        ]),
  ];
}
