import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import type { ProjectModel, Topic } from './ProjectModel.ts';

/**
 * A value read from the project's document, read again when one of the topics or `deps` changes.
 * Topics are compared by their text, so a fresh array is fine; `deps` is what the reader closes over.
 */
export function useModel<T>(
  topics: readonly Topic[],
  read: (model: ProjectModel) => T,
  deps: readonly unknown[] = [],
): T {
  const { model } = useSession();
  const text = topics.join(' ');
  const subscribe = useCallback((listener: () => void) => model.subscribe(text.split(' '), listener), [model, text]);
  const version = useSyncExternalStore(subscribe, () => model.version(text.split(' ')));
  // The reader is made anew on every render, so what it closes over is named by the caller.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => read(model), [model, text, version, ...deps]);
}
