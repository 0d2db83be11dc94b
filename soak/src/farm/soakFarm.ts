import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Sql } from '@dailies/migrations';
import { Pipeline } from '@dailies/shared/runs';
import { Random } from '@dailies/shared/testing';
import { Installation } from '../installation/Installation.ts';
import { Person } from '../people/Person.ts';
import type { SoakOptions, SoakReport } from '../SoakReport.ts';
import { until } from '../until.ts';

const SLOW_PICTURE = fileURLToPath(new URL('slowPicture.mjs', import.meta.url));
const LONGEST_RUN_MS = 1_500;
const SHOTS = 6;
/** A runner that has just begun takes nobody for dead for half a second. */
const SHORTEST_MS = 600;
const LONGEST_MS = 1_800;
/** How long a run that its runner dropped lies about on a machine that is not full; and at most. */
const TAKE_OVER_MS = 3_000;
const LEFT_LYING_MS = 20_000;
const END_WITHIN_MS = 120_000;
/** Every kill counts against the attempts of what was under way. */
const ATTEMPTS = 1_000;

/** Two job-runners, so that one can take over from the other; the second is killed as often as the first. */
async function startRunners(installation: Installation) {
  const second = installation.another('job-runner', 'job-runner-2');
  second.start();
  return [installation.servers['job-runner'], second] as const;
}

/** The runs that the dead runner held: what `claimed_by` names by its process id. */
const heldBy = (sql: Sql, pid: number) =>
  sql<{ id: string; attempt: number }[]>`
    SELECT id, attempt FROM runs WHERE state = 'running' AND claimed_by LIKE ${`%-${pid}-%`}`;

/** Both runners hold their names, so that there is somebody to take over. */
const bothKnown = (sql: Sql): Promise<boolean> =>
  until(async () => {
    const rows = await sql`SELECT FROM pg_stat_activity WHERE application_name = 'dailies job-runner locks'`;
    return rows.length === 2;
  }, END_WITHIN_MS);

/** How long it took until each of these runs was somebody else's, or had ended; in ms. */
async function takenOver(sql: Sql, dropped: readonly { id: string; attempt: number }[]): Promise<number | null> {
  const killedMs = performance.now();
  const isTaken = async (): Promise<boolean> => {
    const rows = await sql`
      SELECT FROM jsonb_to_recordset(${sql.json(dropped)}) AS dropped(id text, attempt int) JOIN runs USING (id)
      WHERE runs.attempt = dropped.attempt AND runs.state = 'running'`;
    return rows.length === 0;
  };
  return (await until(isTaken, LEFT_LYING_MS)) ? performance.now() - killedMs : null;
}

/**
 * Kills job-runners with SIGKILL at random moments while takes are made: every run has to end, with exactly one take
 * each; what its runner dropped is taken over in time; programs that still run are adopted, not started again.
 */
export async function soakFarm({ seed, kills, minutes, say, signal }: SoakOptions): Promise<SoakReport> {
  const random = new Random(seed);
  const deadline = performance.now() + minutes * 60_000;
  const failures: string[] = [];
  const installation = await Installation.start();
  const tally = join(installation.folder, 'tally');
  let figures: SoakReport['figures'] = {};
  try {
    const { sql } = installation;
    await appendFile(tally, '');
    const pipeline = Pipeline.parse({
      id: 'a-soak',
      version: 1,
      title: 'A slow picture',
      module: 'shot-still',
      tiers: ['standard'],
      runner: { executor: 'process', command: [process.execPath, SLOW_PICTURE, tally, String(LONGEST_RUN_MS)] },
      requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
      timeoutSeconds: 60,
    });
    await sql`INSERT INTO pipelines (id, version, definition) VALUES (${pipeline.id}, 1, ${sql.json(pipeline)})`;
    const runners = await startRunners(installation);
    const ada = await Person.signUp(installation.origin, 'Ada');
    const project = await ada.createProject('Farm');
    const shots = Array.from({ length: SHOTS }, (_, index) => `shot-${index}`);
    const nodes = shots.map((id) => ({ id, type: 'shot-still', pos: [0, 0], params: { prompt: id } }));
    await ada.ask('POST', `/projects/${project}/commands`, { commands: [{ name: 'createNodes', args: { nodes } }] });

    let asked = 0;
    const takeOvers: number[] = [];
    let killed = 0;
    while (killed < kills && performance.now() < deadline && failures.length === 0) {
      signal.throwIfAborted();
      const [open] = await sql<{ count: number }[]>`
        SELECT count(*)::int AS count FROM runs WHERE project_id = ${project} AND state IN ('queued', 'running')`;
      if ((open?.count ?? 0) < SHOTS) {
        const body = { node: random.pick(shots), variations: 3, anyway: true };
        await ada.ask('POST', `/projects/${project}/requests`, body);
        await sql`UPDATE runs SET max_attempts = ${ATTEMPTS} WHERE max_attempts < ${ATTEMPTS}`;
        asked += body.variations;
      }
      if (!(await bothKnown(sql))) failures.push('A runner did not come back.');
      await sleep(SHORTEST_MS + random.int(LONGEST_MS - SHORTEST_MS));
      const victim = random.pick([...runners]);
      const { pid } = victim;
      if (pid === null || !victim.kill()) continue;
      killed += 1;
      const dropped = await heldBy(sql, pid);
      const waitedMs = dropped.length === 0 ? null : await takenOver(sql, dropped);
      if (dropped.length > 0 && waitedMs === null)
        failures.push(`Runs of a killed runner were left lying: ${dropped.map(({ id }) => id).join(', ')}`);
      if (waitedMs !== null) takeOvers.push(waitedMs);
      victim.start();
      say(`${killed} of ${kills} kills, ${asked} runs asked for, ${failures.length} failures`);
    }

    const isQuiet = async (): Promise<boolean> =>
      (await sql`SELECT FROM run_outcomes WHERE project_id = ${project} AND applied_at IS NOT NULL`).length === asked;
    if (!(await until(isQuiet, END_WITHIN_MS))) failures.push('Not every run ended.');
    const rows = await sql<{ state: string; seed: string; takes: number }[]>`
      SELECT runs.state::text AS state, runs.seed, (SELECT count(*)::int FROM takes WHERE takes.run_id = runs.id) AS takes
      FROM runs WHERE project_id = ${project}`;
    const wrong = rows.filter(({ state, takes }) => state !== 'succeeded' || takes !== 1);
    if (wrong.length > 0)
      failures.push(`${wrong.length} runs did not end with exactly one take: ${JSON.stringify(wrong[0])}`);
    const seeds = new Set(rows.map((row) => `began ${row.seed}`));
    // The demo's shots are drawn by it too.
    const began = (await readFile(tally, 'utf8')).split('\n').filter((line) => seeds.has(line)).length;
    figures = {
      'kills': killed,
      'runs, each with exactly one take': rows.length - wrong.length,
      'programs started': began,
      'started again because the kill came before they were known': began - rows.length,
      'runs taken over': takeOvers.length,
      'slowest take-over, ms': Math.round(Math.max(0, ...takeOvers)),
      [`take-overs of more than ${TAKE_OVER_MS} ms`]: takeOvers.filter((ms) => ms > TAKE_OVER_MS).length,
    };
    return { name: 'farm', figures, failures, repeat: `farm --seed ${seed} --kills ${kills}` };
  } finally {
    await installation.stop({ keeps: failures.length > 0 });
  }
}
