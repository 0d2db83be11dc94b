import { Avatar, Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './FollowedBy.module.css';

const FACES_AT_MOST = 4;

/** Who follows this page now, each once. */
function useFollowers(): readonly { readonly id: string; readonly name: string }[] {
  const { presence, me } = useSession();
  const peers = useObservable(presence.here);
  const byId = new Map(
    peers
      .filter(({ following, user }) => following?.user === me.id && user.id !== me.id)
      .map(({ user }) => [user.id, user.name]),
  );
  return [...byId].map(([id, name]) => ({ id, name }));
}

/** "2 follow you"; and where one asked everybody to follow, how many do, and the way out of it. */
export function FollowedBy() {
  const { following, presence, me } = useSession();
  const followers = useFollowers();
  const leading = useObservable(following.leading);
  const peers = useObservable(presence.here);
  if (leading === null && followers.length === 0) return null;
  const others = new Set(peers.map(({ user }) => user.id).filter((id) => id !== me.id)).size;
  const count = followers.length;
  return (
    <div className={classes.bar} role="status" title={followers.map(({ name }) => name).join(', ')}>
      {count > 0 ? (
        <Avatar.Group spacing={6} aria-hidden="true">
          {followers.slice(0, FACES_AT_MOST).map(({ id, name }) => (
            <PersonAvatar key={id} id={id} name={name} size={22} />
          ))}
        </Avatar.Group>
      ) : (
        <IconEye size={16} aria-hidden="true" />
      )}
      {leading === null ? (
        <span>{count === 1 ? `${followers[0]?.name ?? 'Somebody'} follows you` : `${count} follow you`}</span>
      ) : (
        <>
          <span>
            You lead: {count} of {others} {others === 1 ? 'follows' : 'follow'}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => following.stopLeading()}>
            Stop leading
          </Button>
        </>
      )}
    </div>
  );
}
