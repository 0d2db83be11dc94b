import type { NodeId } from '@dailies/shared/ids';
import { useCallback } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { downloadTakes } from './downloadTakes.ts';

/** Downloads takes of a node under the names that the project gives them. */
export function useDownload(node: NodeId): (takes: readonly Take[]) => void {
  const { model } = useSession();
  return useCallback(
    (takes) => void downloadTakes(takes, model.settings.code, model.nodes.get(node)?.title ?? ''),
    [model, node],
  );
}
