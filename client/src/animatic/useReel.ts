import type { NodeId } from '@dailies/shared/ids';
import { useMemo } from 'react';
import { useShots } from '../board/useShots.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { plannedSeconds } from './plannedSeconds.ts';
import { type Reel, reelOf } from './reel.ts';

/** What plays: everything, or some shots, or those in a scene, however deep. */
export interface ReelFilter {
  readonly only?: readonly NodeId[] | undefined;
  readonly scene?: NodeId | undefined;
}

/** The picks of the project's shots, or of some of them, one after another; live. */
export function useReel({ only, scene }: ReelFilter): Reel {
  const { model } = useSession();
  const shots = useShots();
  const fps = useModel(['settings'], ({ settings }) => settings.fps);
  return useMemo(() => {
    const chosen = shots.filter(
      ({ node }) =>
        (only === undefined || only.includes(node)) && (scene === undefined || model.scenes.isWithin(node, scene)),
    );
    return reelOf(chosen, fps, (id) => {
      const node = model.nodes.get(id);
      return node === undefined ? undefined : plannedSeconds(node);
    });
  }, [model, shots, fps, only, scene]);
}
