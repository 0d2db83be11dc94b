import type { AnyCommand } from '@dailies/shared/commands';
import type { Result } from '@dailies/shared/errors';
import { useCallback } from 'react';
import { sayProblem } from '../interface/sayProblem.ts';
import { useSession } from '../session/SessionContext.tsx';

/** Runs a command as the signed-in person; a refusal is shown as its sentence. */
export function useRun(): (command: Pick<AnyCommand, 'run'>, args: unknown) => Result<unknown> {
  const session = useSession();
  return useCallback(
    (command, args) => {
      const result = session.run(command, args);
      if (!result.ok) sayProblem(result.refusal.message);
      return result;
    },
    [session],
  );
}
