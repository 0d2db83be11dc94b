import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { addressOf } from '../app/addresses.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { isPlace } from './projectPlace.ts';
import { usePeer } from './usePeer.ts';

/** Goes to the page where the one who is followed goes; going elsewhere oneself ends it. */
export function useFollowedPage(page: string): void {
  const { following, project } = useSession();
  const { history } = useRouter();
  const leader = useObservable(following.leader);
  const wanted = usePeer(leader?.user ?? null, (peer) => peer.page);
  const ledTo = useRef<string | null>(null);
  const go = useEffectEvent((to: string) => {
    if (to === page) {
      ledTo.current = to;
      return;
    }
    // The way back leads to where one was before, not through every page of the other.
    const wasLed = ledTo.current === page;
    ledTo.current = to;
    const address = addressOf.page(project.id, to);
    if (wasLed) history.replace(address);
    else history.push(address);
  });
  const since = leader?.since;
  useEffect(() => {
    if (since === undefined) ledTo.current = null;
    else if (wanted !== undefined && isPlace(wanted)) go(wanted);
  }, [since, wanted]);
  const moved = useEffectEvent(() => {
    if (following.leader.get() !== null && ledTo.current !== null && page !== ledTo.current) following.stop();
  });
  useEffect(() => moved(), [page]);
}
