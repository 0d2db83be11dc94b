import { trashTakes } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { useMemo } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useRun } from '../document/useRun.ts';
import { undoToast } from '../interface/undoToast.tsx';
import { useSession } from '../session/SessionContext.tsx';

const said = (takes: readonly Take[], trashed: boolean): string => {
  const which = takes.length === 1 ? `Take ${takes[0]?.number} is` : `${takes.length} takes are`;
  return trashed ? `${which} in the trash.` : `${which} back.`;
};

/** Putting takes of a node into the trash, with a way back, and out of it. */
export function useTrash(node: NodeId) {
  const { undo } = useSession();
  const run = useRun();
  return useMemo(() => {
    const put = (takes: readonly Take[], trashed: boolean): void => {
      if (takes.length === 0) return;
      if (run(trashTakes, { node, takes: takes.map(({ id }) => id), trashed }).ok)
        undoToast(undo, said(takes, trashed));
    };
    return {
      trash: (takes: readonly Take[]) => put(takes, true),
      restore: (takes: readonly Take[]) => put(takes, false),
    };
  }, [undo, run, node]);
}
