import { useCallback } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { downloadTakes } from './downloadTakes.ts';

/** Downloads takes under the names that the project gives them. */
export function useDownload(): (takes: readonly Take[]) => void {
  const { model, project } = useSession();
  return useCallback((takes) => void downloadTakes(takes, model, project.id), [model, project.id]);
}
