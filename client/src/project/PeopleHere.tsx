import { Avatar } from '@mantine/core';
import { useMemo } from 'react';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';

const SHOWN_AT_MOST = 5;

/** The others who are in this project now, each once. */
export function PeopleHere() {
  const { presence, me } = useSession();
  const peers = useObservable(presence.peers);
  const people = useMemo(() => {
    const byId = new Map(peers.map(({ user }) => [user.id, user.name]));
    byId.delete(me.id);
    return [...byId].sort(([a], [b]) => (a < b ? -1 : 1));
  }, [peers, me.id]);
  if (people.length === 0) return null;
  return (
    <Avatar.Group spacing={6} aria-label="People here" role="group">
      {people.slice(0, SHOWN_AT_MOST).map(([id, name]) => (
        <PersonAvatar key={id} id={id} name={name} />
      ))}
      {people.length > SHOWN_AT_MOST && <Avatar size={26}>+{people.length - SHOWN_AT_MOST}</Avatar>}
    </Avatar.Group>
  );
}
