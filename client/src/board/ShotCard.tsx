import { Avatar } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useNow } from '../interface/useNow.ts';
import { useNames } from '../review/useNames.ts';
import { dayOf, showDay } from './day.ts';
import { isOverdue, type Shot } from './Shot.ts';
import classes from './ShotCard.module.css';
import { ShotPicture } from './ShotPicture.tsx';
import { ShotState } from './ShotState.tsx';
import { VERDICTS } from '../takes/verdicts.ts';
import { VerdictCounts } from './VerdictCounts.tsx';

const SHOWN_AT_MOST = 3;

/** A shot on the board: its picture first, then what one asks about it. */
export const ShotCard = memo(function ShotCard({ shot }: { shot: Shot }) {
  const nameOf = useNames();
  const today = dayOf(new Date(useNow()));
  const { node, title, due, assignees, verdicts } = shot;
  const isLate = isOverdue(shot, today);
  return (
    <>
      <ShotPicture shot={shot} />
      <div className={classes.line}>
        <span className={classes.title} title={title}>
          {title}
        </span>
        {shot.isLocked && <IconLock className={classes.locked} size={13} role="img" aria-label="Locked" />}
      </div>
      <div className={classes.state}>
        <ShotState node={node} />
      </div>
      <div className={classes.foot}>
        {due !== undefined && (
          <span className={classes.due} data-late={isLate}>
            {showDay(due, today)}
          </span>
        )}
        {VERDICTS.some(({ verdict }) => verdicts[verdict] > 0) && <VerdictCounts counts={verdicts} />}
        {assignees.length > 0 && (
          <span className={classes.people}>
            <Avatar.Group spacing={6}>
              {assignees.slice(0, SHOWN_AT_MOST).map((user) => (
                <PersonAvatar key={user} id={user} name={nameOf(user)} size={22} />
              ))}
              {assignees.length > SHOWN_AT_MOST && <Avatar size={22}>+{assignees.length - SHOWN_AT_MOST}</Avatar>}
            </Avatar.Group>
          </span>
        )}
      </div>
    </>
  );
});
