import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { useMemo, useState } from 'react';
import type { ReelFilter } from '../../animatic/useReel.ts';
import { useModel } from '../../document/useModel.ts';

interface ReelParts {
  /** What can be played by itself. */
  readonly parts: readonly { readonly value: string; readonly label: string }[];
  readonly part: string;
  readonly choose: (part: string) => void;
  readonly filter: ReelFilter;
}

/** All shots, those that were selected, or those of one scene. */
export function useReelParts(selected: readonly NodeId[]): ReelParts {
  const scenes = useModel(['nodes'], ({ nodes }) =>
    [...nodes.values()].filter(({ type }) => NODE_TYPES.get(type)?.group === 'Scenes'),
  );
  const several = useModel(
    [],
    ({ nodes }) => selected.filter((id) => NODE_TYPES.get(nodes.get(id)?.type ?? '')?.tracked === true),
    [selected],
  );
  const [part, choose] = useState('all');
  const parts = useMemo(
    () => [
      { value: 'all', label: 'All shots' },
      ...(several.length > 1 ? [{ value: 'selected', label: `${several.length} selected` }] : []),
      ...scenes.map(({ id, title }) => ({ value: id, label: title === '' ? 'A scene' : title })),
    ],
    [several, scenes],
  );
  const filter = useMemo((): ReelFilter => {
    if (part === 'selected') return { only: several };
    const scene = scenes.find(({ id }) => id === part);
    return scene === undefined ? {} : { scene: scene.id };
  }, [part, several, scenes]);
  return { parts, part, choose, filter };
}
