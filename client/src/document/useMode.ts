import type { NodeMode, NodeRecord } from '@dailies/shared/document';
import { disabledAround, modeAmong } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { useModel } from './useModel.ts';

interface LeftOut {
  readonly mode: NodeMode | undefined;
  /** The scene around it that is disabled, where one is. */
  readonly scene: NodeRecord | undefined;
}

/** How a node is left out: by itself, or with a scene around it. Read again when one of those changes, not with every node. */
export function useMode(id: NodeId): LeftOut {
  const around = useModel(['scenes'], ({ scenes }) => scenes.pathTo(id), [id]);
  return useModel(
    ['scenes', `nodes:${id}`, ...around.map((scene) => `nodes:${scene}` as const)],
    ({ nodes, scenes }): LeftOut => {
      const scene = disabledAround(nodes, scenes, id);
      return { mode: modeAmong(nodes, scenes, id), scene: scene === undefined ? undefined : nodes.get(scene) };
    },
    [id],
  );
}
