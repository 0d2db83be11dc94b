import type { NodeId } from '@dailies/shared/ids';
import { useCallback, useEffect, useRef } from 'react';
import { useSession } from '../session/SessionContext.tsx';

/** Tells the others that one is in a field, until one leaves it or it goes away with the panel. */
export function useTellField(nodes: readonly NodeId[], param: string) {
  const { presence } = useSession();
  const isInside = useRef(false);
  const leave = useCallback(() => {
    if (!isInside.current) return;
    isInside.current = false;
    presence.tell({ field: null });
  }, [presence]);
  // A field that is taken away while one is in it loses the focus without saying so.
  useEffect(() => leave, [leave]);
  const enter = () => {
    isInside.current = true;
    presence.tell({ field: { nodes: [...nodes], param } });
  };
  return { enter, leave };
}
