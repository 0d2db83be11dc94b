import { useMemo, useSyncExternalStore } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import type { ProjectModel, Topic } from './ProjectModel.ts';

/**
 * A value read from the project's document, read again when one of the topics or `deps` changes.
 * Topics are compared by their text, so a fresh array is fine.
 */
export function useModel<T>(topics: readonly Topic[], read: (model: ProjectModel) => T, deps: readonly unknown[] = []): T {
  const { model } = useSession();
  const text = topics.join(' ');
  const source = useMemo(
    () => ({
      subscribe: (listener: () => void) => model.subscribe(topics, listener),
      version: () => model.version(topics),
    }),
    [model, text],
  );
  const version = useSyncExternalStore(source.subscribe, source.version);
  return useMemo(() => read(model), [source, version, ...deps]);
}
