import { Button } from '@mantine/core';
import { addressOf } from '../app/addresses.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { useMembers } from '../comments/useMembers.ts';
import { goToView } from '../following/goToView.ts';
import { peerOf } from '../following/Following.ts';
import { isPlace } from '../following/projectPlace.ts';
import { placeIn } from '../following/placeIn.ts';
import { usePeer } from '../following/usePeer.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './PeopleHere.module.css';

interface PersonCardProps {
  readonly id: string;
  readonly name: string;
  /** Something was chosen. */
  readonly onDone: () => void;
}

/** Who somebody is, where they are, and the ways there. */
export function PersonCard({ id, name, onDone }: PersonCardProps) {
  const { following, presence, project, model } = useSession();
  const leader = useObservable(following.leader);
  const open = useOpenAddress();
  const role = useMembers().find(({ user }) => user.id === id)?.role;
  const page = usePeer(id, (peer) => peer.page);
  const isFollowed = leader?.user === id;
  const go = () => {
    if (page === undefined || !isPlace(page)) return;
    goToView.set(peerOf(presence.peers.get(), id)?.view ?? null);
    open(addressOf.page(project.id, page));
    onDone();
  };
  const follow = () => {
    if (isFollowed) following.stop();
    else following.follow(id, name);
    onDone();
  };
  return (
    <section aria-label={name}>
      <div className={classes.card}>
        <PersonAvatar id={id} name={name} size={32} />
        <div className={classes.words}>
          <div className={classes.name}>{name}</div>
          <div className={classes.where}>
            {role === undefined ? '' : `${role.charAt(0).toUpperCase()}${role.slice(1)}, `}
            {page === undefined ? 'not here' : placeIn(model, page)}
          </div>
        </div>
      </div>
      <div className={classes.actions}>
        <Button size="xs" onClick={follow} disabled={page === undefined}>
          {isFollowed ? 'Stop following' : 'Follow'}
        </Button>
        <Button size="xs" variant="default" onClick={go} disabled={page === undefined}>
          Go to their place
        </Button>
      </div>
    </section>
  );
}
