import type { NodeId } from '@dailies/shared/ids';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Standing } from '../../document/Plans.ts';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';

export interface SceneFacts {
  /** Everything that stands in it, however deep. */
  readonly nodes: number;
  /** In the order in which it plays. */
  readonly shots: readonly NodeId[];
  readonly approved: number;
  readonly outOfSync: number;
}

/** What is in a scene and how far it is, kept up to date. */
export function useScene(scene: NodeId): SceneFacts {
  const { plans } = useSession();
  const shots = useModel(['scenes'], (model) => model.shotsIn(scene), [scene]);
  const nodes = useModel(['scenes'], ({ scenes }) => scenes.insideOf(scene).length, [scene]);
  const approved = useModel(
    ['tracking', 'settings', 'scenes'],
    (model) => {
      const done = new Set(model.settings.statuses.filter((status) => status.class === 'done').map(({ id }) => id));
      return model.shotsIn(scene).filter((shot) => done.has(model.tracking(shot).status ?? '')).length;
    },
    [scene],
  );
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = shots.map((shot) => plans.subscribe(shot, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [plans, shots],
  );
  const isOut = ({ sync }: Standing): boolean => sync === 'out-of-sync';
  const outOfSync = useSyncExternalStore(subscribe, () => shots.filter((shot) => isOut(plans.standing(shot))).length);
  return useMemo(() => ({ nodes, shots, approved, outOfSync }), [nodes, shots, approved, outOfSync]);
}
