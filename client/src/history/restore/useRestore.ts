import type { RefusedChange } from '@dailies/shared/difference';
import type { Version } from '@dailies/shared/http';
import type { VersionId } from '@dailies/shared/ids';
import { useQueryClient } from '@tanstack/react-query';
import { contentsOf } from '@dailies/shared/difference';
import { useCallback } from 'react';
import { prepareRestore, versionsKey } from '../../api/versions.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { applyInSession } from '../applyInSession.ts';
import type { ShownState } from '../keptState.ts';
import { restorePlan } from './restorePlan.ts';
import { showDone } from './showDone.tsx';

export interface Restoring {
  readonly id: VersionId;
  readonly version: Version | undefined;
  readonly state: ShownState;
}

const LABEL = 'Restore version';
const NODES_LABEL = 'Restore nodes';

/**
 * Brings a version back, or some nodes of it, in this person's own session and as one step of undo. The
 * server keeps the state of before first; where it cannot, nothing is done. Answers what could not be brought back.
 */
export function useRestore(): (
  restoring: Restoring,
  nodes: ReadonlySet<string> | undefined,
) => Promise<readonly RefusedChange[]> {
  const session = useSession();
  const client = useQueryClient();
  return useCallback(
    async ({ id, state }, nodes) => {
      const { project, doc, role } = session;
      await prepareRestore(project.id, id);
      // As it is at this moment: others may have worked while the server kept it.
      const { changes } = restorePlan(contentsOf(doc), state.contents, role.get(), nodes);
      const label = nodes === undefined ? LABEL : NODES_LABEL;
      const { applied, refused } = applyInSession(session, changes, label);
      void client.invalidateQueries({ queryKey: [...versionsKey(project.id), 'list'] });
      if (applied > 0)
        showDone(session, nodes === undefined ? 'The version is restored.' : 'The nodes are restored.', label);
      return refused;
    },
    [session, client],
  );
}
