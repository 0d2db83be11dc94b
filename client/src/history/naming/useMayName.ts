import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';

/** Whether this person may name versions: directors, artists and producers do. */
export function useMayName(): boolean {
  const { role } = useSession();
  return ['director', 'artist', 'producer'].includes(useObservable(role));
}
