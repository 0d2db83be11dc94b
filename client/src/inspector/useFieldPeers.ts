import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { PeerHere } from '../session/Presence.ts';
import { useSession } from '../session/SessionContext.tsx';

const FieldPeers = z.array(z.object({ id: z.string(), name: z.string(), colour: z.string() }));
export type FieldPeer = z.infer<typeof FieldPeers>[number];

/** Who is at a field of some of the nodes, each person once. */
function peersAtField(
  peers: readonly PeerHere[],
  nodes: readonly string[],
  param: string,
  me: string,
): readonly FieldPeer[] {
  const found = new Map<string, FieldPeer>();
  for (const { user, colour, field } of peers) {
    if (field === null || field.param !== param || user.id === me) continue;
    if (field.nodes.some((id) => nodes.includes(id))) found.set(user.id, { id: user.id, name: user.name, colour });
  }
  return [...found.values()];
}

/** Who else edits a field now. This changes only when somebody comes or goes. */
export function useFieldPeers(nodes: readonly string[], param: string): readonly FieldPeer[] {
  const { presence, me } = useSession();
  const key = nodes.join(' ');
  const read = useCallback(
    () => JSON.stringify(peersAtField(presence.here.get(), key.split(' '), param, me.id)),
    [presence, key, param, me],
  );
  const subscribe = useCallback((listener: () => void) => presence.here.subscribe(listener), [presence]);
  const text = useSyncExternalStore(subscribe, read);
  return useMemo(() => FieldPeers.parse(JSON.parse(text)), [text]);
}
