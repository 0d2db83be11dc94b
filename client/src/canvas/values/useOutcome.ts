import type { NodeId } from '@dailies/shared/ids';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { type Outcome, outcomeOf } from './valueText.ts';

/** What a value node gives this moment, kept up to date. */
export function useOutcome(node: NodeId): Outcome {
  const { plans } = useSession();
  return useModel(['nodes', 'edges', 'picks', 'settings'], () => outcomeOf(plans.values(node)), [plans, node]);
}
