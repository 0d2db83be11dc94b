import { cancelRequest, confirmRequest, requestTakes } from '@dailies/shared/commands';
import type { NodeId, RequestId } from '@dailies/shared/ids';
import { useMemo } from 'react';
import { sayProblem } from '../interface/sayProblem.ts';
import { askForCells, isFanned } from './askForCells.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useRun } from './useRun.ts';

/** Asking for takes of a node, and for what was asked to be cancelled or confirmed. */
export function useGenerate(node: NodeId) {
  const session = useSession();
  const { plans } = session;
  const run = useRun();
  return useMemo(
    () => ({
      /** `anyway`: also where a take of the same recipe and seed is there. */
      generate: (variations: number, anyway = false) => {
        // Below fan-outs each of their values is asked for by itself.
        if (isFanned(session, node)) {
          const asked = askForCells(session, { node, variations, anyway });
          if (!asked.ok) sayProblem(asked.refusal.message);
          return;
        }
        // What the person sees is what the server shall find; null says that this page could not know.
        const recipe = plans.plan(node)?.recipeHash ?? null;
        run(requestTakes, { id: newId(), node, kind: 'generate', variations, recipe, anyway });
      },
      /** As the shot is now, by the pipeline of its quality alone, however long that is waited for. */
      generateFull: () => {
        const recipe = plans.plan(node)?.recipeHash ?? null;
        run(requestTakes, { id: newId(), node, kind: 'generate', variations: 1, recipe, fullQuality: true });
      },
      cancel: (request: RequestId) => run(cancelRequest, { request }),
      confirm: (request: RequestId) => run(confirmRequest, { request }),
    }),
    [session, plans, run, node],
  );
}
