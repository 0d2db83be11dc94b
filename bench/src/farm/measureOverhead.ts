import type { Sql } from '@dailies/migrations';
import { until } from '../load/until.ts';
import type { OverheadMeasurement } from '../results/BenchResult.ts';
import { queueRuns, type Wanted } from './farmRuns.ts';

const WITHIN_MS = 60_000;

/** From the start of a run to its outcome, one at a time, in turn with the same by itself; in ms. */
export async function measureOverhead(
  sql: Sql,
  wanted: Wanted,
  what: OverheadMeasurement['what'],
  alone: () => Promise<number>,
  times: number,
): Promise<OverheadMeasurement> {
  const oursMs: number[] = [];
  const aloneMs: number[] = [];
  // The first of each does not count: images are unpacked, code is compiled.
  for (let time = -1; time < times; time += 1) {
    const plain = await alone();
    const [run] = await queueRuns(sql, wanted, 1);
    let ours = Number.NaN;
    await until(
      async () => {
        const [row] = await sql<{ ms: number; state: string; message: string | null }[]>`
          SELECT extract(epoch FROM run_outcomes.created_at - runs.started_at)::float8 * 1000 AS ms,
            runs.state::text AS state, run_outcomes.outcome ->> 'message' AS message
          FROM runs JOIN run_outcomes ON run_outcomes.run_id = runs.id WHERE runs.id = ${run ?? ''}`;
        if (row !== undefined && row.state !== 'succeeded') throw new Error(`A run failed: ${row.message}`);
        ours = row?.ms ?? Number.NaN;
        return row !== undefined;
      },
      () => `a run of ${what} has ended`,
      WITHIN_MS,
    );
    if (time < 0) continue;
    oursMs.push(ours);
    aloneMs.push(plain);
  }
  return { what, oursMs, aloneMs };
}
