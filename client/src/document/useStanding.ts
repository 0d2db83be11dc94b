import type { NodeId } from '@dailies/shared/ids';
import { useCallback, useSyncExternalStore } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import type { Standing } from './Plans.ts';

/** How a node stands to its recipe; kept up to date while the component is there. */
export function useStanding(node: NodeId): Standing {
  const { plans } = useSession();
  const subscribe = useCallback((listener: () => void) => plans.subscribe(node, listener), [plans, node]);
  return useSyncExternalStore(subscribe, () => plans.standing(node));
}
