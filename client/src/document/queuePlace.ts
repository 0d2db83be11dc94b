import type { NodeId } from '@dailies/shared/ids';
import type { ProjectModel, Run } from './ProjectModel.ts';

/** This project's queued runs in the order in which they will start. Other projects' runs are not known here. */
export function queueOf(model: ProjectModel): Run[] {
  return model
    .openRequests()
    .flatMap(({ id }) => model.runsOf(id))
    .filter(({ state }) => state === 'queued')
    .sort(
      (a, b) =>
        (model.request(a.request)?.at ?? 0) - (model.request(b.request)?.at ?? 0) ||
        a.variation - b.variation ||
        (a.id < b.id ? -1 : 1),
    );
}

/** How far down that line a node's first run stands, from 1; null where none waits. */
export function queuePlace(model: ProjectModel, node: NodeId): number | null {
  const index = queueOf(model).findIndex((run) => run.node === node);
  return index === -1 ? null : index + 1;
}
