import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ProjectSession } from '../session/ProjectSession.ts';
import { useObservable } from '../session/useObservable.ts';
import { bringOverWaiting } from './bringOver.ts';
import { type RescuedCopy, rescuedKey } from './RescueStore.ts';

const RETRY_MS = 15_000;

/** Brings over what waits of older copies, once the project is open; tells of it, and of what could not come. */
export function useBringingOver(session: ProjectSession, onLeft: (copy: RescuedCopy) => void): void {
  const client = useQueryClient();
  const isOpen = useObservable(session.phase).kind === 'open';
  const tell = useEffectEvent((copies: readonly RescuedCopy[]) => {
    void client.invalidateQueries({ queryKey: rescuedKey(session.me.id, session.project.id) });
    const count = copies.reduce((sum, { broughtOver }) => sum + broughtOver, 0);
    if (count > 0) {
      const what = count === 1 ? 'An edit that waited here was' : `${count} edits that waited here were`;
      notifications.show({ message: `${what} brought over to the project as it is now.` });
    }
    const left = copies.find((copy) => copy.left.length > 0);
    if (left !== undefined) onLeft(left);
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const attempt = (): void => {
      bringOverWaiting(session).then(
        (copies) => {
          if (!isGone && copies.length > 0) tell(copies);
        },
        () => {
          // The server is away, or this browser keeps nothing: they wait on.
          if (!isGone) timer = setTimeout(attempt, RETRY_MS);
        },
      );
    };
    attempt();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [session, isOpen]);
}
