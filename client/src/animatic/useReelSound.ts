import type { NodeId } from '@dailies/shared/ids';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import type { Reel } from './reel.ts';
import { type NodeSound, soundsOf, soundUnder } from './sounds.ts';

export interface HeardSound {
  /** What can be heard under the reel. */
  readonly sounds: readonly NodeSound[];
  readonly heard: NodeSound | undefined;
}

/** What is heard under a reel: what was chosen, else what an Assembler puts under these shots; live. */
export function useReelSound(reel: Reel, chosen: NodeId | undefined): HeardSound {
  const { plans } = useSession();
  return useModel(
    ['nodes', 'edges', 'takes', 'picks'],
    (model) => {
      const sounding = { model, plans };
      const listed = soundsOf(sounding);
      const under = soundUnder(
        sounding,
        reel.clips.map(({ node }) => node),
      );
      // What is under the cut may come through a node that only hands it on.
      const isListed = under === undefined || listed.some(({ node }) => node === under.node);
      return {
        sounds: isListed ? listed : [under, ...listed],
        heard: listed.find(({ node }) => node === chosen) ?? under,
      };
    },
    [plans, reel, chosen],
  );
}
