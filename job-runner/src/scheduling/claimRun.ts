import type { Sql, Tx } from '@dailies/migrations';
import {
  type Backend,
  type BackendId,
  canTake,
  choosePlace,
  type Place,
  placeOf,
  takeTurns,
  Turns,
  type Wanted,
} from '@dailies/shared/farm';
import { CHANNELS } from '@dailies/shared/runs';
import { z } from 'zod';
import { Claim } from './Claim.ts';

export interface Claiming {
  readonly instance: string;
  /** Capability tags of this machine: a run that wants others is left to other machines. */
  readonly tags: readonly string[];
  readonly gpuMemoryBytes: number;
}

/** What there is room on: this machine itself, and the backends that this runner serves. */
export interface Room {
  readonly busy: number;
  readonly concurrency: number;
  readonly backends: readonly Backend[];
}

/** What is assumed of a pipeline that has never run. */
const UNKNOWN_SECONDS = 10;

const LOCAL_RUNNERS = ['builtin', 'process'];
/** What outlives a runner on its own machine. */
const LOCAL_SURVIVORS = ['process'];

/** Somewhere that answers. One that is not open, as it is full, paused or draining, goes on with what runs there. */
interface Answering {
  readonly place: Place;
  readonly isOpen: boolean;
}

const Head = z.object({
  id: z.string(),
  is_cancelled: z.boolean(),
  may_adopt: z.boolean(),
  project_id: z.string(),
  requested_by: z.string(),
  runner: z.string(),
  tags: z.array(z.string()),
  gpu_memory_bytes: z.coerce.number(),
  warm: z.array(z.string()),
  backend: z.string().nullable(),
  avoid: z.array(z.string()),
  seconds: z.number(),
  weight: z.number(),
});
type Head = z.infer<typeof Head>;

/**
 * Takes the next queued run that there is room for: of the lowest priority number, the one whose project's and then
 * whose person's turn it is (`takeTurns`), their oldest; it goes to the place that suits it (`choosePlace`). Its
 * attempt rises, which fences off whoever held it before. A cancelled one is taken at once, as it only has to end.
 * Then comes what may still work where it was: it has had its turn, and goes on there also where nothing else may begin.
 * Null where there is none.
 *
 * Claims of all runners go one after the other, so that turns are taken fairly and no backend gets more than it takes.
 */
export function claimRun(sql: Sql, claiming: Claiming, room: Room): Promise<Claim | null> {
  return sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(hashtextextended('dailies claim', 0))`;
    const [settings] = await tx<{ paused: boolean; turns: unknown }[]>`SELECT paused, turns FROM farm_settings`;
    const answering = await readPlaces(tx, claiming, room, settings?.paused === true);
    const places = answering.flatMap(({ place, isOpen }) => (isOpen ? [place] : []));
    const heads = await readHeads(tx, places, answering);
    const cancelled = heads.find(({ is_cancelled }) => is_cancelled);
    if (cancelled !== undefined) return claim(tx, claiming, cancelled.id, { place: null });
    const adopted = heads.find(({ may_adopt }) => may_adopt);
    if (adopted !== undefined) {
      const there = places.find(({ id, runners }) =>
        id === null ? runners.includes(adopted.backend ?? '') : id === adopted.backend,
      );
      const onlyAdopts = there === undefined || !canTake(there, wantedBy(adopted));
      return claim(tx, claiming, adopted.id, { place: adopted.backend, onlyAdopts });
    }
    const waiting = heads.map((head) => ({
      run: head.id,
      project: head.project_id,
      person: head.requested_by,
      costSeconds: Math.max(head.seconds, 0.1),
      weight: head.weight,
    }));
    const next = takeTurns(waiting, Turns.parse(settings?.turns ?? {}));
    const head = heads.find(({ id }) => id === next?.run);
    const place = head === undefined ? undefined : choosePlace(places, wantedBy(head));
    if (next === null || head === undefined || place === undefined) return null;
    const claimed = await claim(tx, claiming, head.id, { place: place.id ?? head.runner });
    if (claimed !== null) await tx`UPDATE farm_settings SET turns = ${tx.json(next.turns)}`;
    return claimed;
  });
}

const wantedBy = ({ runner, tags, gpu_memory_bytes, warm, backend, avoid }: Head): Wanted => ({
  runner,
  tags,
  gpuMemoryBytes: gpu_memory_bytes,
  warm,
  before: backend,
  avoid,
});

async function readPlaces(
  tx: Tx,
  { tags, gpuMemoryBytes }: Claiming,
  room: Room,
  isPaused: boolean,
): Promise<Answering[]> {
  const { busy, concurrency } = room;
  const here: Place = {
    id: null,
    runners: LOCAL_RUNNERS,
    tags,
    gpuMemoryBytes,
    busy,
    concurrency,
    queued: 0,
    warm: [],
  };
  const local = { place: here, isOpen: !isPaused && busy < concurrency };
  if (room.backends.length === 0) return [local];
  const rows = await tx<{ id: BackendId; mode: string; busy: number; queued: number; warm: string[] }[]>`
    SELECT backends.id, backends.mode,
      (SELECT count(*)::int FROM runs WHERE state = 'running' AND runs.backend = backends.id) AS busy,
      COALESCE((backend_states.probe ->> 'queued')::int, 0) AS queued,
      ARRAY(SELECT jsonb_array_elements_text(COALESCE(backend_states.probe -> 'loaded', '[]')))
        || ARRAY(SELECT pipeline FROM pipeline_times WHERE backend = backends.id ORDER BY ended_at DESC LIMIT 1) AS warm
    FROM backends JOIN backend_states ON backend_states.backend_id = backends.id
    WHERE backends.id = ANY(${room.backends.map(({ id }) => id)})
      AND backend_states.problem IS NULL AND backend_states.answered_at IS NOT NULL`;
  const remote = rows.flatMap(({ mode, ...row }): Answering[] => {
    const backend = room.backends.find(({ id }) => id === row.id);
    if (backend === undefined) return [];
    const isOpen = !isPaused && mode === 'active' && row.busy < backend.concurrency;
    return [{ place: { ...placeOf(backend), ...row }, isOpen }];
  });
  return [local, ...remote];
}

/**
 * Of the lowest priority number that there is a place for, each person's oldest run in each project. What is cancelled
 * comes before all numbers, then what may be adopted.
 */
async function readHeads(tx: Tx, places: readonly Place[], answering: readonly Answering[]): Promise<Head[]> {
  const shapes = places.map(({ id, runners, tags, gpuMemoryBytes }) => ({ id, runners, tags, memory: gpuMemoryBytes }));
  const adopting = answering.flatMap(({ place: { id }, isOpen }) =>
    id === null ? (isOpen ? LOCAL_SURVIVORS : []) : [id],
  );
  const rows = await tx`
    WITH queued AS (
      SELECT *, COALESCE(attempt > 0 AND backend = ANY(${adopting}), false) AS may_adopt FROM runs WHERE state = 'queued'
    ), open AS (
      SELECT *, CASE WHEN cancel_requested THEN -2 WHEN may_adopt THEN -1 ELSE priority END AS rank FROM queued AS runs
      WHERE cancel_requested OR may_adopt OR EXISTS (
        SELECT FROM jsonb_to_recordset(${tx.json(shapes)}) AS place(id text, runners text[], tags text[], memory bigint)
        WHERE COALESCE(runs.executor, 'builtin') = ANY(place.runners) AND runs.tags <@ place.tags
          AND runs.gpu_memory_bytes <= place.memory AND NOT COALESCE(runs.avoid ? place.id, false))
    ), heads AS (
      SELECT DISTINCT ON (project_id, requested_by) * FROM open WHERE rank = (SELECT min(rank) FROM open)
      ORDER BY project_id, requested_by, created_at, id
    )
    SELECT heads.id, heads.cancel_requested AS is_cancelled, heads.may_adopt, heads.project_id, heads.requested_by, heads.tags,
      heads.gpu_memory_bytes, COALESCE(heads.executor, 'builtin') AS runner,
      CASE WHEN heads.attempt > 0 THEN heads.backend END AS backend,
      ARRAY(SELECT jsonb_object_keys(heads.avoid)) AS avoid,
      COALESCE((SELECT avg(seconds) FROM pipeline_times WHERE pipeline = heads.pipeline), ${UNKNOWN_SECONDS})::float8 AS seconds,
      COALESCE(project_shares.weight, 1)::float8 AS weight,
      ARRAY[COALESCE(heads.pipeline, '')] || ARRAY(SELECT model ->> 'path' FROM pipelines,
        jsonb_array_elements(COALESCE(pipelines.definition -> 'models', '[]')) AS model
        WHERE pipelines.id || '@' || pipelines.version = heads.pipeline) AS warm
    FROM heads LEFT JOIN project_shares ON project_shares.project_id = heads.project_id
    ORDER BY heads.project_id, heads.requested_by`;
  return rows.map((row) => Head.parse(row));
}

async function claim(
  tx: Tx,
  { instance }: Claiming,
  run: string,
  { place, onlyAdopts = false }: { readonly place: string | null; readonly onlyAdopts?: boolean },
): Promise<Claim | null> {
  const rows = await tx`
    WITH claimed AS (
      UPDATE runs SET state = 'running', attempt = attempt + 1, claimed_by = ${instance}, started_at = now(),
        backend = COALESCE(${place}, backend)
      WHERE id = (SELECT id FROM runs WHERE id = ${run} AND state = 'queued' FOR UPDATE SKIP LOCKED)
      RETURNING *
    )
    SELECT claimed.*, ${onlyAdopts}::boolean AS only_adopts, projects.archived_at IS NOT NULL AS archived, members.role,
      (SELECT COALESCE(sum(size_bytes), 0)::float8 FROM project_media JOIN media USING (sha256)
        WHERE project_media.project_id = claimed.project_id) AS used_bytes,
      (SELECT max_bytes::float8 FROM project_quotas WHERE project_id = claimed.project_id) AS quota_bytes,
      pipelines.definition AS pipeline_definition, pipelines.enabled AS pipeline_enabled,
      pg_notify(${CHANNELS.outcome}, json_build_object('project', claimed.project_id)::text) AS told
    FROM claimed
    JOIN projects ON projects.id = claimed.project_id
    LEFT JOIN members ON members.project_id = claimed.project_id AND members.user_id = claimed.requested_by
    LEFT JOIN pipelines ON pipelines.id = spec -> 'recipe' -> 'pipeline' ->> 'id'
      AND pipelines.version::text = spec -> 'recipe' -> 'pipeline' ->> 'version'`;
  return rows[0] === undefined ? null : Claim.parse(rows[0]);
}
