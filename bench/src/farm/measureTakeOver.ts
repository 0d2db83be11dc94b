import type { Sql } from '@dailies/migrations';
import { until } from '../load/until.ts';
import type { Child } from '../processes/Child.ts';
import { queueRuns, type Wanted } from './farmRuns.ts';

const WITHIN_MS = 30_000;

/** From SIGKILL of the job-runner that works on a run until another one has it, in ms. `start` starts a job-runner. */
export async function measureTakeOver(
  sql: Sql,
  wanted: Wanted,
  start: () => Promise<Child>,
  times: number,
): Promise<number[]> {
  const measured: number[] = [];
  let runners = [await start(), await start()];
  for (let time = 0; time < times; time += 1) {
    const [run] = await queueRuns(sql, wanted, 1);
    if (run === undefined) break;
    const row = async () => {
      const [found] = await sql<{ claimed_by: string | null; attempt: number; fraction: number; state: string }[]>`
        SELECT claimed_by, attempt, fraction, state::text AS state FROM runs WHERE id = ${run}`;
      return found;
    };
    await until(
      async () => ((await row())?.fraction ?? 0) > 0,
      () => 'a slow run has begun',
      WITHIN_MS,
    );
    const holder = /-(\d+)-[0-9a-f]+$/.exec((await row())?.claimed_by ?? '')?.[1];
    const victim = runners.find(({ pid }) => String(pid) === holder);
    if (victim === undefined) throw new Error('Nobody known holds the run.');
    const killedMs = performance.now();
    await victim.kill();
    await until(
      async () => {
        const found = await row();
        return found !== undefined && found.attempt > 1 && found.claimed_by !== null;
      },
      () => 'another runner has the run',
      WITHIN_MS,
    );
    measured.push(performance.now() - killedMs);
    await until(
      async () => (await row())?.state === 'succeeded',
      () => 'the run has ended',
      WITHIN_MS,
    );
    runners = [...runners.filter((runner) => runner !== victim), await start()];
  }
  await Promise.all(runners.map((runner) => runner.stop()));
  return measured;
}
