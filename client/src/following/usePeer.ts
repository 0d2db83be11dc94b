import { useSyncExternalStore } from 'react';
import type { Peer } from '../session/Presence.ts';
import { useSession } from '../session/SessionContext.tsx';
import { peerOf } from './Following.ts';

/** Something of the page that a person uses; undefined while they are not here. Read anew when it differs. */
export function usePeer<T extends string | number | null>(user: string | null, read: (peer: Peer) => T): T | undefined {
  const { presence } = useSession();
  return useSyncExternalStore(presence.peers.subscribe, () => {
    const peer = user === null ? undefined : peerOf(presence.peers.get(), user);
    return peer === undefined ? undefined : read(peer);
  });
}
