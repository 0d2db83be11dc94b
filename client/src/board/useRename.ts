import { renameNode } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { useCallback } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { askCommands } from '../api/commands.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';

/**
 * Gives a shot another title: with one's own hand, or for a producer with the server's. `rename` answers
 * null where it was done, else the sentence that says why not; undefined where this person may not.
 */
export function useRename(): ((node: NodeId, title: string) => Promise<string | null>) | undefined {
  const session = useSession();
  const role = useObservable(session.role);
  const mayEdit = useMay('nodes');
  const mayAsk = useMay('tracking') && role === 'producer';
  const rename = useCallback(
    async (node: NodeId, title: string): Promise<string | null> => {
      if (mayEdit) {
        const result = session.run(renameNode, { id: node, title });
        return result.ok ? null : result.refusal.message;
      }
      try {
        await askCommands(session.project.id, [{ name: renameNode.name, args: { id: node, title } }]);
        return null;
      } catch (error) {
        return sentenceOfError(error);
      }
    },
    [mayEdit, session],
  );
  return mayEdit || mayAsk ? rename : undefined;
}
