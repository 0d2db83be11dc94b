import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { ProjectModel } from '../document/ProjectModel.ts';

/** Those of some nodes that are shots: on the board, in the animatic and on contact sheets. */
export const shotsAmong = ({ nodes }: Pick<ProjectModel, 'nodes'>, ids: readonly NodeId[]): NodeId[] =>
  ids.filter((id) => NODE_TYPES.get(nodes.get(id)?.type ?? '')?.tracked === true);
