import type { RootName } from '@dailies/shared/document';
import { useSession } from './SessionContext.tsx';
import { useObservable } from './useObservable.ts';

/** Whether the signed-in person may write a root now; follows their role. */
export function useMay(root: RootName): boolean {
  const session = useSession();
  useObservable(session.role);
  useObservable(session.phase);
  return session.may(root);
}
