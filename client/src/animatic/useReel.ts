import { ShotMotionParams } from '@dailies/shared/modules';
import type { NodeId } from '@dailies/shared/ids';
import { useMemo } from 'react';
import { useShots } from '../board/useShots.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { type Reel, reelOf } from './reel.ts';

/** How long a shot is meant to be, by its own params. */
const Planned = ShotMotionParams.pick({ durationSeconds: true });

/** The picks of the project's shots, or of some of them, one after another; live. */
export function useReel(only: readonly NodeId[] | undefined): Reel {
  const { model } = useSession();
  const shots = useShots();
  const fps = useModel(['settings'], ({ settings }) => settings.fps);
  return useMemo(() => {
    const chosen = only === undefined ? shots : shots.filter(({ node }) => only.includes(node));
    return reelOf(chosen, fps, (id) => {
      const node = model.nodes.get(id);
      return node?.type === 'shot-motion' ? Planned.safeParse(node.params).data?.durationSeconds : undefined;
    });
  }, [model, shots, fps, only]);
}
