import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { ProjectModel, Take } from '../../document/ProjectModel.ts';
import { keptTakes } from '../keptTakes.ts';

/** Every node that has takes to show, in the order of the canvas. */
export function shotsInOrder(model: ProjectModel): readonly NodeId[] {
  return [...model.nodes.values()]
    .filter(({ type }) => NODE_TYPES.get(type)?.module.runs === true)
    .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1))
    .map(({ id }) => id);
}

/** The take to show of the next shot in a direction that has any: its pick, else its newest. */
export function takeOfNextShot(
  model: ProjectModel,
  shots: readonly NodeId[],
  from: NodeId,
  by: 1 | -1,
): Take | undefined {
  for (let at = shots.indexOf(from) + by; at >= 0 && at < shots.length; at += by) {
    const node = shots[at];
    const take = node === undefined ? undefined : (model.pick(node) ?? keptTakes(model, node).at(-1));
    if (take !== undefined) return take;
  }
  return undefined;
}
