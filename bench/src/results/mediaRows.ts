import type { BenchResult, MediaMeasurement } from './BenchResult.ts';
import type { Row } from './Row.ts';
import { median } from './statistics.ts';

type Direction = 'upBytesPerSecond' | 'downBytesPerSecond';

const TITLES = { dailies: 'Dailies', nginx: 'nginx', link: 'link of a bucket (Ceph)' } as const;

/** A way's throughput divided by nginx's, in each round that has both; the median of that. */
export function mediaRatio(media: readonly MediaMeasurement[], by: MediaMeasurement['by'], way: Direction): number {
  return median(
    media.flatMap((own) => {
      const nginx = media.find((one) => one.by === 'nginx' && one.round === own.round);
      return own.by === by && nginx !== undefined ? [own[way] / nginx[way]] : [];
    }),
  );
}

export function mediaRows({ media }: BenchResult): Row[] {
  if (media.length === 0) return [];
  const kinds = [...new Set(media.map(({ by }) => by))];
  const cell = (by: MediaMeasurement['by'], way: Direction): string =>
    (median(media.filter((one) => one.by === by).map((one) => one[way])) / 1e6).toFixed(0);
  return [
    null,
    ['A file of 192 MB brought in one request, and fetched in ranges of 8 MB, four at a time: MB/s'],
    ['', 'up', 'down', 'up ÷ nginx', 'down ÷ nginx'],
    ...kinds.map((by): Row => [
      `  ${TITLES[by]}`,
      cell(by, 'upBytesPerSecond'),
      cell(by, 'downBytesPerSecond'),
      `${mediaRatio(media, by, 'upBytesPerSecond').toFixed(2)} ×`,
      `${mediaRatio(media, by, 'downBytesPerSecond').toFixed(2)} ×`,
    ]),
  ];
}
