import { setStatus } from '@dailies/shared/commands';
import type { Status } from '@dailies/shared/document';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { askCommands } from '../api/commands.ts';
import { useRun } from '../document/useRun.ts';
import { sayError } from '../interface/sayProblem.ts';
import { undoToast } from '../interface/undoToast.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import { mayHandIn } from './handIn.ts';
import type { Shot } from './Shot.ts';

/**
 * Moving a shot to another status: by those who track, with their own hand and a way back; by an artist,
 * an own shot to approval, with the server's. `move` answers whether it was done, or will be.
 */
export function useMoveShot() {
  const session = useSession();
  const role = useObservable(session.role);
  const mayTrack = useMay('tracking');
  const isOpen = useObservable(session.phase).kind === 'open';
  const run = useRun();
  const mayMove = useCallback(
    (shot: Pick<Shot, 'status' | 'assignees'>, to: Status): boolean =>
      mayTrack || (isOpen && to.class === 'awaiting-review' && mayHandIn(shot, role, session.me.id)),
    [mayTrack, isOpen, role, session],
  );
  const move = useCallback(
    async (shot: Pick<Shot, 'node' | 'title' | 'status' | 'assignees'>, to: Status): Promise<boolean> => {
      if (to.id === shot.status.id || !mayMove(shot, to)) return false;
      const { node, title } = shot;
      if (mayTrack) {
        const { ok } = run(setStatus, { node, status: to.id });
        if (ok) undoToast(session.undo, `${title}: ${to.name}`);
        return ok;
      }
      try {
        await askCommands(session.project.id, [{ name: setStatus.name, args: { node, status: to.id } }]);
        notifications.show({ message: `${title} is handed in: ${to.name.toLowerCase()}` });
        return true;
      } catch (error) {
        sayError(error);
        return false;
      }
    },
    [mayMove, mayTrack, run, session],
  );
  return { mayMove, move };
}
