import { forecastQueue, PRIORITIES, whyWaits } from '@dailies/shared/farm';
import type { Planned } from '@dailies/shared/graph';
import type { ChainPlan } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { pipelineName } from '@dailies/shared/runs';
import type { Services } from '../../Services.ts';
import { forecastRun, QueueSnapshot } from './QueueSnapshot.ts';

/** A run that is not asked for yet, among those that are. */
const NOT_ASKED = 'not-asked';

/** When a planned run would start if it were asked for now, and why not at once. */
export async function forecastPlan(
  services: Pick<Services, 'sql' | 'runnerConcurrency' | 'now'>,
  { project, user }: { readonly project: ProjectId; readonly user: UserId },
  { recipe, requirements }: Planned,
): Promise<Pick<ChainPlan, 'waitSeconds' | 'waitsWhy'>> {
  const { sql } = services;
  const name = pipelineName(recipe.pipeline);
  const [{ farm, rows }, [known]] = await Promise.all([
    new QueueSnapshot(services).now(),
    sql<{ runner: string | null; weight: number; seconds: number | null }[]>`
      SELECT (SELECT definition #>> '{runner,executor}' FROM pipelines WHERE id || '@' || version = ${name}) AS runner,
        COALESCE((SELECT weight FROM project_shares WHERE project_id = ${project}), 1)::float8 AS weight,
        (SELECT avg(seconds) FROM pipeline_times WHERE pipeline = ${name})::float8 AS seconds`,
  ]);
  const wanted = {
    id: NOT_ASKED,
    project,
    person: user,
    priority: PRIORITIES.interactive,
    weight: known?.weight ?? 1,
    seconds: known?.seconds ?? null,
    runner: known?.runner ?? 'builtin',
    ...requirements,
    warm: [name],
    before: null,
  };
  const waiting = rows.filter(({ state, cancel_requested }) => state === 'queued' && !cancel_requested);
  const forecast = farm.paused
    ? undefined
    : forecastQueue([...waiting.map(forecastRun), wanted], farm.places, farm.turns).get(NOT_ASKED);
  if (forecast?.startSeconds === 0) return { waitSeconds: 0, waitsWhy: null };
  return { waitSeconds: forecast?.startSeconds ?? null, waitsWhy: whyWaits(wanted, farm) };
}
