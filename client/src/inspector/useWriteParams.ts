import { resetParams, setParams } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { useMemo } from 'react';
import { sayProblem } from '../interface/sayProblem.ts';
import { useSession } from '../session/SessionContext.tsx';
import type { JsonValue } from './shownValue.ts';

interface WriteParams {
  /** Sets one param of all the nodes; `within` goes on with the step of undo that is open. */
  readonly write: (name: string, value: JsonValue, within?: 'gesture') => void;
  /** Takes params back to their defaults. */
  readonly reset: (names: readonly string[]) => void;
  /** What follows is a step of undo of its own. */
  readonly endGesture: () => void;
}

/** Writing params of some nodes: one step of undo for all of them. A refusal is said once. */
export function useWriteParams(nodes: readonly NodeId[]): WriteParams {
  const session = useSession();
  const key = nodes.join(' ');
  return useMemo(() => {
    const ids = key.split(' ');
    const forAll = (run: (id: string) => ReturnType<typeof session.run>, within?: 'gesture') => {
      if (within === undefined) session.undo.endGesture();
      const refused = ids.map(run).find((result) => !result.ok);
      if (within === undefined) session.undo.endGesture();
      if (refused?.ok === false) sayProblem(refused.refusal.message);
    };
    return {
      write: (name, value, within) =>
        forAll((id) => session.run(setParams, { id, params: { [name]: value } }, 'gesture'), within),
      reset: (names) => forAll((id) => session.run(resetParams, { id, names }, 'gesture')),
      endGesture: () => session.undo.endGesture(),
    };
  }, [session, key]);
}
