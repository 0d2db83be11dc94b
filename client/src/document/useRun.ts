import type { AnyCommand } from '@dailies/shared/commands';
import type { Result } from '@dailies/shared/errors';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useSession } from '../session/SessionContext.tsx';

/** Runs a command as the signed-in person; a refusal is shown as its sentence. */
export function useRun(): (command: Pick<AnyCommand, 'run'>, args: unknown) => Result<unknown> {
  const session = useSession();
  return useCallback(
    (command, args) => {
      const result = session.run(command, args);
      if (!result.ok) notifications.show({ color: 'red', message: result.refusal.message });
      return result;
    },
    [session],
  );
}
