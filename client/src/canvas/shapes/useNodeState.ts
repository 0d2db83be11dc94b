import type { NodeId } from '@dailies/shared/ids';
import { type ShotActivity, shotActivity } from '../../document/shotActivity.ts';
import type { Standing } from '../../document/Plans.ts';
import { useModel } from '../../document/useModel.ts';
import { useStanding } from '../../document/useStanding.ts';
import { type NodeState, nodeState } from './nodeState.ts';

export interface StateOfNode {
  readonly state: NodeState;
  readonly activity: ShotActivity;
  readonly standing: Standing;
}

/** What goes on with a shot, kept up to date. */
export function useNodeState(node: NodeId): StateOfNode {
  const activity = useModel([`runs:${node}`, 'requests'], (model) => shotActivity(model, node), [node]);
  const standing = useStanding(node);
  const isLocked = useModel([`tracking:${node}`], (model) => model.tracking(node).locked, [node]);
  return { state: nodeState(activity, standing, isLocked), activity, standing };
}
