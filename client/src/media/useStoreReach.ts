import { useEffect } from 'react';
import { useObservable } from '../session/useObservable.ts';
import { askStoreReach, storeReach } from './storeReach.ts';

/** Whether this browser reaches the store itself; null until it is known. */
export function useStoreReach(): boolean | null {
  useEffect(() => void askStoreReach(), []);
  return useObservable(storeReach);
}
