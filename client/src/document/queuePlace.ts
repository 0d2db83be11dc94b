import type { NodeId } from '@dailies/shared/ids';
import type { ProjectModel, Run } from './ProjectModel.ts';

/**
 * How far down the line of this project's queued runs a node's first one stands, from 1; null where none
 * waits. Other projects' runs are not known here.
 */
export function queuePlace(model: ProjectModel, node: NodeId): number | null {
  const own = queuedRuns(model, node).sort(earlierFirst(model))[0];
  if (own === undefined) return null;
  const isBefore = earlierFirst(model);
  let place = 1;
  for (const other of model.nodes.keys()) {
    for (const run of queuedRuns(model, other)) if (run.id !== own.id && isBefore(run, own) < 0) place += 1;
  }
  return place;
}

const queuedRuns = (model: ProjectModel, node: NodeId): Run[] =>
  model.runs(node).filter(({ state }) => state === 'queued');

const earlierFirst =
  (model: ProjectModel) =>
  (a: Run, b: Run): number =>
    (model.request(a.request)?.at ?? 0) - (model.request(b.request)?.at ?? 0) ||
    a.variation - b.variation ||
    (a.id < b.id ? -1 : 1);
