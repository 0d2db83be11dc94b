import type { ChainAsked, ChainStep } from '@dailies/shared/graph';
import { useQuery } from '@tanstack/react-query';
import { assetsQuery } from '../api/assets.ts';
import { pipelinesQuery } from '../api/pipelines.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';

/** What would run as things stand, kept up to date; null where nothing is known of pipelines. `asked` stays the same object. */
export function useChain(asked: ChainAsked): readonly ChainStep[] | null {
  const { plans, project } = useSession();
  const pipelines = useQuery(pipelinesQuery).data;
  const assets = useQuery(assetsQuery(project.id)).data;
  return useModel(['nodes', 'edges', 'picks', 'settings', 'tracking'], () => plans.chain(asked), [
    plans,
    asked,
    pipelines,
    assets,
  ]);
}
