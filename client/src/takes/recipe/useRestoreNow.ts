import { useCallback } from 'react';
import type { Take } from '../../document/ProjectModel.ts';
import { undoToast } from '../../interface/undoToast.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useRestoreSettings } from './useRestoreSettings.ts';

/** Restores a take's settings and its seed to its shot at once, with the way back, and says what still differs. */
export function useRestoreNow(): (take: Take) => Promise<void> {
  const { undo } = useSession();
  const { look, restore, differing } = useRestoreSettings();
  return useCallback(
    async (take) => {
      const found = await look(take);
      if (found === null || !restore(take, found, { seed: take.seed })) return;
      const rest = differing(take, found);
      const said = `The shot has the settings of take ${take.number} again`;
      undoToast(undo, rest.length === 0 ? `${said}.` : `${said}; what still differs: ${rest.join(', ')}.`);
    },
    [look, restore, differing, undo],
  );
}
