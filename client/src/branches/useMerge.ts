import { type Change, type RefusedChange, resolveConflicts } from '@dailies/shared/difference';
import { readTake, rootOf } from '@dailies/shared/document';
import type { BranchComparison } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { branchesQuery, bringTakes, comparisonQuery, markMerged } from '../api/branches.ts';
import { versionsKey } from '../api/versions.ts';
import { applyInSession } from '../history/applyInSession.ts';
import { showDone } from '../history/restore/showDone.tsx';
import type { ProjectSession } from '../session/ProjectSession.ts';
import { choicesOf, type Chosen, resolutionsOf, unchosen } from './choices.ts';

/** How a merge ended. */
export type MergeEnd =
  /** Both sides are not what was shown any more; nothing was done. */
  | { readonly kind: 'changed' }
  | {
      readonly kind: 'merged';
      readonly changes: readonly Change[];
      readonly refused: readonly RefusedChange[];
      readonly takes: number;
      /** Why the server does not know of it yet; null: it does. */
      readonly unmarked: string | null;
    };

const LABEL = 'Merge branch';
const TAKES_WAIT_MS = 10_000;
const SAVE_WAIT_MS = 20_000;

/** Waits until something holds, looking again at each sign; false where it did not in time. */
function until(holds: () => boolean, listen: (look: () => void) => () => void, timeoutMs: number): Promise<boolean> {
  if (holds()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (result: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(result);
    };
    const timer = setTimeout(() => end(false), timeoutMs);
    const stop = listen(() => {
      if (holds()) end(true);
    });
  });
}

/** The takes that picks among the changes name. */
const pickedTakes = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap(({ root, fields }) =>
    root === 'picks' ? fields.flatMap(({ after }) => (typeof after === 'string' ? [after] : [])) : [],
  );

/** A pick is only taken once its take is here; what does not come in time is answered as refused. */
function takesArrived({ doc }: ProjectSession, changes: readonly Change[]): Promise<boolean> {
  const wanted = pickedTakes(changes);
  const takes = rootOf(doc, 'takes');
  return until(
    () => wanted.every((take) => readTake(doc, take) !== undefined),
    (look) => {
      takes.observe(look);
      return () => takes.unobserve(look);
    },
    TAKES_WAIT_MS,
  );
}

const sameConflicts = (a: BranchComparison, b: BranchComparison): boolean =>
  JSON.stringify(a.conflicts) === JSON.stringify(b.conflicts);

/**
 * Merges a branch in this person's own session: the server keeps the state of before and brings the
 * takes, the changes are applied as one step of undo, and once they are saved the branch begins anew.
 */
export function useMerge(
  session: ProjectSession,
  branch: ProjectId,
): (shown: BranchComparison, chosen: Chosen) => Promise<MergeEnd> {
  const client = useQueryClient();
  return useCallback(
    async (shown, chosen) => {
      const { project, save } = session;
      const fresh = await client.query({ ...comparisonQuery(project.id, branch), staleTime: 0 });
      const choices = choicesOf(fresh.conflicts);
      if (!sameConflicts(shown, fresh) || unchosen(choices, chosen).length > 0) return { kind: 'changed' };
      const changes = resolveConflicts(fresh, resolutionsOf(choices, chosen));
      const { takes } = await bringTakes(project.id, branch);
      await takesArrived(session, changes);
      const { refused, applied } = applyInSession(session, changes, LABEL);
      if (applied > 0) showDone(session, 'The branch is merged.', LABEL);
      const isSaved = await until(() => save.get().kind === 'saved', save.subscribe, SAVE_WAIT_MS);
      const marking = isSaved ? markMerged(project.id, branch) : Promise.reject(new Error('not saved'));
      const unmarked = await marking.then(
        () => null,
        (error: unknown) =>
          isSaved ? sentenceOfError(error) : 'The edits are not saved yet; merge once more when they are.',
      );
      void client.invalidateQueries(branchesQuery(project.id));
      void client.invalidateQueries({ queryKey: [...versionsKey(project.id), 'list'] });
      return { kind: 'merged', changes, refused, takes, unmarked };
    },
    [session, branch, client],
  );
}
