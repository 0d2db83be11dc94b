import type { NodeId, RunId } from '@dailies/shared/ids';
import type { RunProgress } from '@dailies/shared/runs';
import { useCallback, useSyncExternalStore } from 'react';
import { useSession } from '../session/SessionContext.tsx';

/** Where a run of a node stands right now; undefined while nothing was said of it. */
export function useProgress(node: NodeId, run: RunId | undefined): RunProgress | undefined {
  const { progress } = useSession();
  const subscribe = useCallback((listener: () => void) => progress.subscribe(node, listener), [progress, node]);
  return useSyncExternalStore(subscribe, () => (run === undefined ? undefined : progress.ofRun(run)));
}
