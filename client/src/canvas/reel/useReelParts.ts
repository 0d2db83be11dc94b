import { SCENE_TYPE } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { useMemo, useState } from 'react';
import type { ReelFilter } from '../../animatic/useReel.ts';
import { shotsAmong } from '../../board/shotsAmong.ts';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';

interface ReelParts {
  /** What can be played by itself. */
  readonly parts: readonly { readonly value: string; readonly label: string }[];
  readonly part: string;
  readonly choose: (part: string) => void;
  readonly filter: ReelFilter;
}

/** All shots, those that were selected, or those of one scene: at first of the one whose inside is shown. */
export function useReelParts(selected: readonly NodeId[]): ReelParts {
  const { level } = useSession();
  const scenes = useModel(['nodes'], (model) =>
    [...model.nodes.values()].filter(
      ({ id, type }) => type === SCENE_TYPE && shotsAmong(model, model.scenes.insideOf(id)).length > 0,
    ),
  );
  const several = useModel([], (model) => shotsAmong(model, selected), [selected]);
  const [chosen, choose] = useState(() => level.get() ?? 'all');
  const parts = useMemo(
    () => [
      { value: 'all', label: 'All shots' },
      ...(several.length > 1 ? [{ value: 'selected', label: `${several.length} selected` }] : []),
      ...scenes.map(({ id, title }) => ({ value: id, label: title === '' ? 'A scene' : title })),
    ],
    [several, scenes],
  );
  // A scene that has no shot any more is nothing to play.
  const part = parts.some(({ value }) => value === chosen) ? chosen : 'all';
  const filter = useMemo((): ReelFilter => {
    if (part === 'selected') return { only: several };
    const scene = scenes.find(({ id }) => id === part);
    return scene === undefined ? {} : { scene: scene.id };
  }, [part, several, scenes]);
  return { parts, part, choose, filter };
}
