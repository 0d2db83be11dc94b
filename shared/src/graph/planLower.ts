import type { NodeId } from '../ids/index.ts';
import { type Pipeline, QUALITIES, type Quality } from '../runs/index.ts';
import type { Cell } from './cells.ts';
import type { GraphView } from './graphView.ts';
import { type Planned, planNode, type PlanningContext } from './plan.ts';

export interface PlannedLower {
  readonly planned: Planned;
  readonly pipeline: Pipeline;
  readonly quality: Quality;
}

/**
 * [P26] A node planned by another pipeline than the project's quality asks for, because that one cannot run now: the
 * best that can, of the same quality or a lower one, never a higher. Undefined where there is none, so that the
 * node waits. A pipeline that somebody connected is never replaced.
 */
export function planLower(
  graph: GraphView,
  id: NodeId,
  context: PlanningContext,
  canRun: (pipeline: Pipeline) => boolean,
  cell: Cell = {},
): PlannedLower | undefined {
  const pipelines = context.pipelines.filter(canRun);
  const present = QUALITIES.indexOf(graph.settings.quality);
  for (const quality of QUALITIES.slice(0, present + 1).toReversed()) {
    const lowered = { ...graph, settings: { ...graph.settings, quality } };
    const planned = planNode(lowered, id, { ...context, pipelines }, cell);
    if (!planned.ok) continue;
    const { id: chosen, version } = planned.value.recipe.pipeline;
    const pipeline = pipelines.find((candidate) => candidate.id === chosen && candidate.version === version);
    if (pipeline !== undefined) return { planned: planned.value, pipeline, quality };
  }
  return undefined;
}
