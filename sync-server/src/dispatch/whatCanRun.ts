import type { Sql } from '@dailies/migrations';
import type { RequestRecord } from '@dailies/shared/document';
import { ANSWER_HOLDS_SECONDS, Backend, canTake, placeOf } from '@dailies/shared/farm';
import { type GraphView, planLower, type Planned, type PlanningContext } from '@dailies/shared/graph';
import { isLocal, type Pipeline, pipelineName } from '@dailies/shared/runs';

interface Asked {
  readonly graph: GraphView;
  readonly request: RequestRecord;
  readonly context: PlanningContext;
  readonly planned: Planned;
}

/** As much of a sentence as a take carries. */
const SENTENCE_CHARACTERS = 200;

/** The backends that answered a moment ago. One that somebody paused is waited for, as whoever did so means to go on. */
async function readAnswering(sql: Sql): Promise<Backend[]> {
  const rows = await sql<{ definition: unknown }[]>`
    SELECT definition FROM backends JOIN backend_states ON backend_id = id
    WHERE problem IS NULL AND answered_at > now() - make_interval(secs => ${ANSWER_HOLDS_SECONDS})`;
  return rows.flatMap(({ definition }) => Backend.safeParse(definition).data ?? []);
}

/**
 * What a request is made by: as planned, or where no backend answers that could do that, by the best pipeline that can
 * run, with a sentence that the take is going to carry. It waits where there is none, and where whoever asks wants
 * the full quality; also where all that could do it are merely busy.
 */
export async function whatCanRun(
  sql: Sql,
  { graph, request, context, planned }: Asked,
): Promise<{ readonly planned: Planned; readonly fallback: string | null }> {
  const asPlanned = { planned, fallback: null };
  const name = pipelineName(planned.recipe.pipeline);
  const wanted = context.pipelines.find((pipeline) => pipelineName(pipeline) === name);
  if (request.fullQuality === true || wanted === undefined || isLocal(wanted)) return asPlanned;
  const places = (await readAnswering(sql)).map((backend) => placeOf(backend));
  // There is always a job-runner, or it is waited for.
  const canRun = (pipeline: Pipeline): boolean => {
    const { runner, requirements } = pipeline;
    return isLocal(pipeline) || places.some((place) => canTake(place, { runner: runner.executor, ...requirements }));
  };
  if (canRun(wanted)) return asPlanned;
  const lower = planLower(graph, request.node, context, canRun, request.values);
  if (lower === undefined) return asPlanned;
  const how = lower.quality === graph.settings.quality ? '' : ` at ${lower.quality} quality`;
  const fallback = `"${wanted.title}" could not run, as no backend that can do it answered; made by "${lower.pipeline.title}"${how}.`;
  return { planned: lower.planned, fallback: fallback.slice(0, SENTENCE_CHARACTERS) };
}
