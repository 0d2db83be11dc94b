import type { NodeId } from '@dailies/shared/ids';
import { useCallback, useSyncExternalStore } from 'react';
import type { Run } from '../../document/ProjectModel.ts';
import { useSession } from '../../session/SessionContext.tsx';

interface RequestProgress {
  /** The fractions of all runs at work, added up. */
  readonly done: number;
  /** What the first of them does. */
  readonly phase: string;
  /** Of the one that takes longest; null while nothing is known. */
  readonly etaSeconds: number | null;
}

/** Where the runs of a request that are at work stand together. */
export function useRequestProgress(node: NodeId, runs: readonly Run[]): RequestProgress {
  const { progress } = useSession();
  const subscribe = useCallback((listener: () => void) => progress.subscribe(node, listener), [progress, node]);
  const of = (run: Run) => progress.ofRun(run.id);
  const done = useSyncExternalStore(subscribe, () => runs.reduce((sum, run) => sum + (of(run)?.fraction ?? 0), 0));
  const etaSeconds = useSyncExternalStore(subscribe, () =>
    runs.reduce<number | null>((longest, run) => {
      const eta = of(run)?.etaSeconds ?? null;
      return eta === null ? longest : Math.max(longest ?? 0, eta);
    }, null),
  );
  const phase = useSyncExternalStore(subscribe, () => {
    const [first] = runs;
    return first === undefined ? '' : (of(first)?.phase ?? 'Starting');
  });
  return { done, phase, etaSeconds };
}
