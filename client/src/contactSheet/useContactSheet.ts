import { useMemo } from 'react';
import { useReel } from '../animatic/useReel.ts';
import { useModel } from '../document/useModel.ts';
import type { ContactSheetSearch } from './contactSheetSearch.ts';
import { type Panel, panelOf } from './Panel.ts';

export interface ContactSheet {
  readonly panels: readonly Panel[];
  readonly seconds: number;
  /** Width over height of the project's frame. */
  readonly aspect: number;
  /** The scene's title, where the sheet is of one. */
  readonly scene: string | undefined;
}

/** The picks of chosen shots, of a scene or of the whole project, in their order; live. */
export function useContactSheet({ shot, scene }: Pick<ContactSheetSearch, 'shot' | 'scene'>): ContactSheet {
  const reel = useReel({ only: shot, scene });
  const nodes = useModel(['nodes'], (model) => new Map(model.nodes));
  const aspect = useModel(['settings'], ({ settings }) => settings.width / settings.height);
  return useMemo(() => {
    const framesPerSecond = reel.fps[0] / reel.fps[1];
    const panels = reel.clips.map((clip) => panelOf(clip, framesPerSecond, nodes.get(clip.node)));
    return {
      panels,
      seconds: panels.reduce((sum, panel) => sum + panel.seconds, 0),
      aspect,
      scene: scene === undefined ? undefined : nodes.get(scene)?.title,
    };
  }, [reel, nodes, aspect, scene]);
}
