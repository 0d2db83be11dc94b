import { Anchor } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { clipAt, type Reel } from './reel.ts';
import classes from './ReelHead.module.css';
import type { ReelPlayback } from './ReelPlayback.ts';

interface ReelHeadProps {
  readonly reel: Reel;
  readonly playback: ReelPlayback;
  /** The level of its heading. */
  readonly level: 1 | 2;
}

/** Which shot is seen, and which of its takes. */
export function ReelHead({ reel, playback, level }: ReelHeadProps) {
  const { project } = useSession();
  const at = clipAt(reel, useObservable(playback.frame));
  const clip = reel.clips[at];
  const take = clip?.take;
  const missing = reel.clips.filter((each) => each.take === undefined).length;
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className={classes.head} data-level={level}>
      <Heading className={classes.shot} data-testid="reel-shot">
        {clip?.title}
      </Heading>
      {clip !== undefined && take !== undefined && (
        <Anchor
          className={classes.take ?? ''}
          renderRoot={(parts: object) => (
            <Link {...parts} to="/p/$projectId/takes/$takeId" params={{ projectId: project.id, takeId: take.id }} />
          )}
        >
          Take {take.number}
          {clip.isPicked && <IconStar size={13} className={classes.star} aria-label="picked" />}
        </Anchor>
      )}
      <span className={classes.count}>
        Shot {at + 1} of {reel.clips.length}
        {missing > 0 && ` · ${missing} without a take`}
      </span>
    </header>
  );
}
