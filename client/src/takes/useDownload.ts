import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { provenanceQuery } from '../api/takes.ts';
import type { Take } from '../document/ProjectModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { downloadTakes } from './downloadTakes.ts';

/** Downloads takes under the names that the project gives them. */
export function useDownload(): (takes: readonly Take[]) => void {
  const { model, project } = useSession();
  const queries = useQueryClient();
  return useCallback(
    (takes) => {
      const typeOf = async ({ id }: Take): Promise<string | undefined> => {
        try {
          const { outcome } = await queries.query(provenanceQuery(id));
          return outcome.state === 'succeeded' ? outcome.mediaType : undefined;
        } catch {
          return undefined;
        }
      };
      void downloadTakes(takes, model, project.id, typeOf);
    },
    [queries, model, project.id],
  );
}
