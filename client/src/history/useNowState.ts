import { contentsOf } from '@dailies/shared/difference';
import { useEffect, useState } from 'react';
import type { ProjectModel } from '../document/ProjectModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import type { ShownState } from './keptState.ts';
import { graphScene } from './picture/GraphScene.ts';

/** Comparing follows edits at this distance, and takes at most a quarter of the time in a large project. */
const SETTLE_MS = 250;
const REST_FACTOR = 4;

const read = (model: ProjectModel): ShownState => ({
  doc: model.doc,
  contents: contentsOf(model.doc),
  scene: graphScene({
    nodes: model.nodes.values(),
    edges: model.edges.values(),
    pickOf: (node) => model.pick(node),
  }),
});

/** The project as it is now, a moment after changes. */
export function useNowState(): ShownState {
  const { model } = useSession();
  const [state, setState] = useState(() => read(model));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let tookMs = 0;
    const stop = model.watch(() => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          const startedMs = performance.now();
          setState(read(model));
          tookMs = performance.now() - startedMs;
        },
        Math.max(SETTLE_MS, REST_FACTOR * tookMs),
      );
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [model]);
  return state;
}
