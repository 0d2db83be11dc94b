import type { Sql } from '@dailies/migrations';
import { storedBytes } from '../crowd/storedBytes.ts';
import { until } from '../load/until.ts';
import type { BurstMeasurement } from '../results/BenchResult.ts';
import { queueRuns, type Wanted } from './farmRuns.ts';

const WITHIN_MS = 180_000;

/** Many short runs at once through one job-runner, from their rows to their takes in the document. */
export async function measureBurst(sql: Sql, wanted: Wanted, runs: number): Promise<BurstMeasurement> {
  const bytesBefore = await storedBytes(sql, [wanted.project], 'history');
  const startedMs = performance.now();
  await queueRuns(sql, wanted, runs);
  const count = async (): Promise<number> => {
    const [row] = await sql<{ applied: number }[]>`
      SELECT count(*)::int AS applied FROM run_outcomes WHERE project_id = ${wanted.project} AND applied_at IS NOT NULL`;
    return row?.applied ?? 0;
  };
  await until(
    async () => (await count()) >= runs,
    () => `${runs} short runs have ended`,
    WITHIN_MS,
  );
  const seconds = (performance.now() - startedMs) / 1_000;
  const bytesAfter = await storedBytes(sql, [wanted.project], 'history');
  return { runs, seconds, documentBytesEach: (bytesAfter - bytesBefore) / runs };
}
