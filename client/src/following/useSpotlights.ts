import { useMembers } from '../comments/useMembers.ts';
import type { PeerHere } from '../session/Presence.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';

export interface Spotlight {
  readonly user: string;
  readonly name: string;
  /** In ms. */
  readonly since: number;
}

/** Who asks everybody to follow, the newest first; of somebody who may only look nothing is heard. */
function spotlightsOf(peers: readonly PeerHere[], viewers: ReadonlySet<string>): readonly Spotlight[] {
  const byPerson = new Map<string, Spotlight>();
  for (const { user, spotlight } of peers) {
    if (spotlight === null || viewers.has(user.id)) continue;
    const known = byPerson.get(user.id);
    if (known === undefined || known.since < spotlight) {
      byPerson.set(user.id, { user: user.id, name: user.name, since: spotlight });
    }
  }
  return [...byPerson.values()].sort((a, b) => b.since - a.since || (a.user < b.user ? -1 : 1));
}

/** The spotlight that this person is to answer; null where there is none, or it was answered. */
export function useSpotlight(): Spotlight | null {
  const { presence, following, me } = useSession();
  const peers = useObservable(presence.here);
  const declined = useObservable(following.declined);
  const leader = useObservable(following.leader);
  const leading = useObservable(following.leading);
  const members = useMembers();
  const viewers = new Set<string>(members.filter(({ role }) => role === 'viewer').map(({ user }) => user.id));
  const asked = spotlightsOf(peers, viewers).find(
    ({ user, since }) => user !== me.id && !declined.has(`${user} ${since}`),
  );
  if (asked === undefined || leader?.user === asked.user) return null;
  // Who leads since later is not asked by who led before.
  return leading !== null && leading > asked.since ? null : asked;
}
