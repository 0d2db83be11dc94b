import type { Planned } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { assetsQuery } from '../../api/assets.ts';
import { pipelinesQuery } from '../../api/pipelines.ts';
import { useModel } from '../../document/useModel.ts';
import { useStanding } from '../../document/useStanding.ts';
import { useSession } from '../../session/SessionContext.tsx';

/** What a node would run as things stand; null where it cannot be planned, or nothing is known of pipelines. */
export function usePresentPlan(node: NodeId): Planned | null {
  const { plans, project } = useSession();
  const pipelines = useQuery(pipelinesQuery).data;
  const assets = useQuery(assetsQuery(project.id)).data;
  // Planning hears of pipelines and assets a moment after this page does; its standing changes with it.
  const standing = useStanding(node);
  return useModel(['nodes', 'edges', 'picks', 'settings'], () => plans.plan(node), [
    plans,
    node,
    pipelines,
    assets,
    standing,
  ]);
}
