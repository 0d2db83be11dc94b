import { colourOf, inkOn } from '@dailies/shared/people';
import { notifications } from '@mantine/notifications';
import { type CSSProperties, useEffect } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './FollowFrame.module.css';

type FrameStyle = CSSProperties & Record<'--person' | '--ink' | '--person-on-ink', string>;

function frameStyle(user: string): FrameStyle {
  const colour = colourOf(user);
  return { '--person': colour, '--ink': inkOn(colour), '--person-on-ink': inkOn(inkOn(colour)) };
}

/** A frame around the page in the colour of whom it follows, and the way out. */
export function FollowFrame() {
  const { following } = useSession();
  const leader = useObservable(following.leader);
  const ended = useObservable(following.ended);
  useEffect(() => {
    if (ended !== null) notifications.show({ id: 'following', message: ended, autoClose: 3_000 });
  }, [ended]);
  useEffect(() => {
    if (leader === null) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) following.stop();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [leader, following]);
  if (leader === null) return null;
  return (
    <div className={classes.frame} style={frameStyle(leader.user)}>
      <div className={classes.bar} role="status">
        Following {leader.name}
        <button type="button" className={classes.stop} onClick={() => following.stop()}>
          Stop
        </button>
      </div>
    </div>
  );
}
