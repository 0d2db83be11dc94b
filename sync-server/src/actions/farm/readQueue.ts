import { members, projects } from '@dailies/migrations/tables';
import { type PlaceStanding, type Priority, priorityOf, whyWaits } from '@dailies/shared/farm';
import type { FarmQueue, QueuedRun } from '@dailies/shared/http';
import type { NodeId, ProjectId, UserId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import { mayInProject, type Standing } from '../../policies/projectPolicy.ts';
import { mayPrioritise } from '../../policies/queuePolicy.ts';
import type { Services } from '../../Services.ts';
import type { NodeTitles } from './NodeTitles.ts';
import { forecastRun, type Queue, type QueueRow, type QueueSnapshot } from './QueueSnapshot.ts';
import { readFailedRuns } from './readFailedRuns.ts';
import { readShares } from './readUsage.ts';

export interface QueueReader {
  readonly id: UserId;
  /** Sees the runs of every project. */
  readonly seesAll: boolean;
}

type Standings = ReadonlyMap<ProjectId, Standing>;

/** How somebody stands in each of their projects, within what their token may reach. */
export async function readStandings(db: Services['db'], user: UserId): Promise<Standings> {
  const rows = await db
    .select({ project: members.projectId, role: members.role, archivedAt: projects.archivedAt })
    .from(members)
    .innerJoin(projects, eq(projects.id, members.projectId))
    .where(and(eq(members.userId, user), withinToken(members.projectId)));
  return new Map(rows.map(({ project, role, archivedAt }) => [project, { role, archived: archivedAt !== null }]));
}

/** How long a run is likely to take yet: by its own speed once that says anything, else by what runs of its pipeline took. */
function etaOf({ state, running_seconds, fraction, seconds }: QueueRow): number | null {
  if (state !== 'running' || running_seconds === null) return null;
  if (fraction >= 0.05) return Math.round((running_seconds * (1 - fraction)) / fraction);
  return seconds === null ? null : Math.max(0, Math.round(seconds - running_seconds));
}

interface Presenting {
  readonly queue: Queue;
  readonly standings: Standings;
  readonly seesAll: boolean;
  readonly titleOf: (node: NodeId, project: ProjectId) => string | null;
}

function presentRun(row: QueueRow, { queue, standings, seesAll, titleOf }: Presenting): QueuedRun {
  const { project, state, priority } = row;
  const { farm, forecasts } = queue;
  const standing = standings.get(project);
  const forecast = state === 'queued' ? forecasts.get(row.id) : undefined;
  const mayGive: Priority[] = state === 'queued' ? mayPrioritise({ standing, seesAll }) : [];
  return {
    id: row.id,
    state,
    project: { id: project, name: row.project_name },
    request: row.request,
    node: row.node,
    title: standing === undefined ? null : titleOf(row.node, project),
    by: { id: row.person, name: row.person_name ?? 'Somebody' },
    pipeline: row.pipeline,
    pipelineTitle: row.pipeline_title,
    backend:
      state === 'running' ? (farm.places.find(({ id }) => id !== null && id === row.backend)?.title ?? null) : null,
    priority: priorityOf(priority),
    fraction: row.fraction,
    phase: state === 'running' ? row.phase : null,
    // The picture is for members, as the run is.
    preview:
      state === 'running' && standing !== undefined && row.preview_ms !== null ? Math.round(row.preview_ms) : null,
    etaSeconds: etaOf(row),
    position: forecast?.position ?? null,
    waitSeconds: forecast?.startSeconds ?? null,
    why: state === 'queued' && !row.cancel_requested ? whyWaits(forecastRun(row), farm) : null,
    fallback: row.fallback,
    stalls: row.stalls,
    cancelRequested: row.cancel_requested,
    requestedAt: row.requested_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    mayCancel: seesAll || (standing !== undefined && mayInProject(standing, 'generate').ok),
    mayPrioritise: mayGive.filter((one) => one !== priorityOf(priority)),
  };
}

/** What one told that stands so says nothing of now. */
const AWAY: ReadonlySet<PlaceStanding> = new Set(['down', 'unknown', 'no-runner']);

/** Those that run first, then in the order in which they are likely to start; what nothing can take is last. */
const inOrder = (a: QueuedRun, b: QueuedRun): number =>
  Number(a.state === 'queued') - Number(b.state === 'queued') ||
  (a.position ?? Number.POSITIVE_INFINITY) - (b.position ?? Number.POSITIVE_INFINITY) ||
  0;

/** The queue as somebody may see it: the runs of their projects, or all; of the others how many there are. */
export async function readQueue(
  { db, sql }: Pick<Services, 'db' | 'sql'>,
  { snapshot, titles }: { readonly snapshot: QueueSnapshot; readonly titles: NodeTitles },
  { id: user, seesAll }: QueueReader,
): Promise<FarmQueue> {
  const [queue, standings] = await Promise.all([snapshot.now(), readStandings(db, user)]);
  const sees = (project: ProjectId): boolean => seesAll || standings.has(project);
  const rows = queue.rows.filter(({ project }) => sees(project));
  const [failed, shares] = await Promise.all([
    readFailedRuns(sql, seesAll ? null : [...standings.keys()]),
    readShares(sql, { projects: [...standings.keys()], limited: true }),
  ]);
  const titleOf = await titles.of(
    [...rows, ...failed]
      .filter(({ project }) => standings.has(project))
      .map(({ project, node }) => ({ project, node })),
  );
  const hidden = queue.rows.filter(({ project }) => !sees(project));
  const running = hidden.filter(({ state }) => state === 'running').length;
  const beyond = (isSeen: boolean): number =>
    [...queue.unlisted].reduce((sum, [project, count]) => (sees(project) === isSeen ? sum + count : sum), 0);
  return {
    paused: queue.farm.paused,
    items: rows.map((row) => presentRun(row, { queue, standings, seesAll, titleOf })).toSorted(inOrder),
    others: { running, queued: hidden.length - running + beyond(false) },
    unlisted: beyond(true),
    failed: failed.map((row) => {
      const standing = standings.get(row.project);
      return {
        id: row.id,
        project: { id: row.project, name: row.project_name },
        node: row.node,
        title: standing === undefined ? null : titleOf(row.node, row.project),
        by: { id: row.person, name: row.person_name ?? 'Somebody' },
        pipelineTitle: row.pipeline_title,
        message: row.message,
        failed: row.failed,
        endedAt: row.ended_at.toISOString(),
        // The log is for members, as the run is.
        hasLog: standing !== undefined && row.has_log,
        mayRetry: standing !== undefined && mayInProject(standing, 'generate').ok,
      };
    }),
    failedUnlisted: (failed[0]?.of_all ?? 0) - failed.length,
    places: queue.farm.places.map(({ id, title, mode, standing, busy, concurrency, probe }) => ({
      id,
      title,
      mode,
      standing,
      running: busy,
      concurrency,
      gpus: AWAY.has(standing) ? [] : (probe?.gpus ?? []),
    })),
    budgets: shares
      .filter(({ project }) => !project.archived)
      .map(({ project: { id, name }, monthGpuSeconds, monthCostMicros, month }) => ({
        project: { id, name },
        monthGpuSeconds,
        monthCostMicros,
        month,
      })),
  };
}
