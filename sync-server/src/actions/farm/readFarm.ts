import {
  ANSWER_HOLDS_SECONDS,
  Backend,
  BackendProbe,
  type FarmPlace,
  placeOf,
  type PlaceStanding,
  Turns,
} from '@dailies/shared/farm';
import type { QueuePlace } from '@dailies/shared/http';
import type { Services } from '../../Services.ts';

/** How runners name the connection that each has one of. */
const RUNNER_LOCKS = 'dailies job-runner locks';

/** What a job-runner itself has; it says so of itself to nobody. */
const LOCAL = { runners: ['builtin', 'process'], tags: ['cpu'], gpuMemoryBytes: 0 } as const;

interface PlaceNow extends FarmPlace {
  readonly mode: QueuePlace['mode'];
  readonly probe: BackendProbe | null;
}

/** The farm as it stands: whether the queue is paused, whose turn it is, and where runs can be executed. */
export interface Farm {
  readonly paused: boolean;
  readonly turns: Turns;
  /** Job-runners that are connected. */
  readonly runners: number;
  /** The job-runners together first, then every backend. */
  readonly places: readonly PlaceNow[];
}

interface BackendRow {
  readonly id: string;
  readonly definition: unknown;
  readonly mode: QueuePlace['mode'];
  readonly probe: unknown;
  readonly answered: boolean;
  readonly problem: boolean;
  readonly warm: string[];
}

function standingOf({ mode, answered, problem }: BackendRow, runners: number): PlaceStanding {
  if (mode !== 'active') return mode;
  if (runners === 0) return 'no-runner';
  if (problem) return 'down';
  return answered ? 'open' : 'unknown';
}

export async function readFarm({ sql, runnerConcurrency }: Pick<Services, 'sql' | 'runnerConcurrency'>): Promise<Farm> {
  const [[settings], [connected], rows, running] = await Promise.all([
    sql<{ paused: boolean; turns: unknown }[]>`SELECT paused, turns FROM farm_settings`,
    sql<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE application_name = ${RUNNER_LOCKS} AND datname = current_database()`,
    sql<BackendRow[]>`
      SELECT backends.id, definition, mode, probe, 
        COALESCE(answered_at > now() - make_interval(secs => ${ANSWER_HOLDS_SECONDS}), false) AS answered, problem IS NOT NULL AS problem,
        ARRAY(SELECT pipeline FROM pipeline_times WHERE backend = backends.id ORDER BY ended_at DESC LIMIT 1) AS warm
      FROM backends LEFT JOIN backend_states ON backend_states.backend_id = backends.id
      ORDER BY created_at, id`,
    sql<{ place: string | null; remaining: number | null }[]>`
      SELECT CASE WHEN EXISTS (SELECT FROM backends WHERE id = runs.backend) THEN runs.backend END AS place,
        (SELECT GREATEST(1, avg(seconds) - extract(epoch FROM now() - started_at)) FROM pipeline_times
          WHERE pipeline = runs.pipeline HAVING count(*) > 0)::float8 AS remaining
      FROM runs WHERE state = 'running'`,
  ]);
  const runners = connected?.count ?? 0;
  const at = (id: string | null) => {
    const remaining = running.filter(({ place }) => place === id).map((run) => run.remaining);
    return { remaining, busy: remaining.length };
  };
  const local: PlaceNow = {
    id: null,
    title: runners === 1 ? 'Job-runner' : 'Job-runners',
    standing: runners === 0 ? 'no-runner' : 'open',
    mode: 'active',
    probe: null,
    ...LOCAL,
    concurrency: runners * runnerConcurrency,
    queued: 0,
    warm: [],
    ...at(null),
  };
  const backends = rows.flatMap((row): PlaceNow[] => {
    const backend = Backend.safeParse(row.definition).data;
    if (backend === undefined) return [];
    const probe = BackendProbe.safeParse(row.probe).data ?? null;
    const warm = [...(probe?.loaded ?? []), ...row.warm];
    const standing = standingOf(row, runners);
    const queued = probe?.queued ?? 0;
    return [
      { ...placeOf(backend), title: backend.title, mode: row.mode, standing, probe, queued, warm, ...at(row.id) },
    ];
  });
  const turns = Turns.catch({ projects: { owed: {}, last: null }, people: {} }).parse(settings?.turns);
  return { paused: settings?.paused === true, turns, runners, places: [local, ...backends] };
}
