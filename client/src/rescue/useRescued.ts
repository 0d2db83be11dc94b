import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext.tsx';
import { listRescued, type RescuedCopy, rescuedKey } from './RescueStore.ts';

const NONE: readonly RescuedCopy[] = [];

/** The copies of this project that were set aside in this browser, newest first. */
export function useRescued() {
  const { me, project } = useSession();
  const { data, isPending } = useQuery({
    queryKey: rescuedKey(me.id, project.id),
    queryFn: () => listRescued(me.id, project.id),
    retry: false,
    networkMode: 'always',
  });
  return { copies: data ?? NONE, isPending };
}
