import { Button } from '@mantine/core';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useSession } from '../session/SessionContext.tsx';
import classes from './SpotlightCard.module.css';
import { useSpotlight } from './useSpotlights.ts';

/** "Dora asks you to follow": shown until it is answered, or over. */
export function SpotlightCard() {
  const { following } = useSession();
  const spotlight = useSpotlight();
  if (spotlight === null) return null;
  const { user, name, since } = spotlight;
  return (
    <section className={classes.card} role="alertdialog" aria-label={`${name} asks you to follow`}>
      <PersonAvatar id={user} name={name} size={32} />
      <div className={classes.words}>
        <strong>{name} asks you to follow</strong>
        <span className={classes.dim}>You see what {name} sees, until you move.</span>
      </div>
      <Button size="xs" variant="default" onClick={() => following.decline(user, since)}>
        Not now
      </Button>
      <Button size="xs" onClick={() => following.follow(user, name, since)}>
        Follow
      </Button>
    </section>
  );
}
