import type { Notification, NotificationKind } from '@dailies/shared/http';
import { UnstyledButton } from '@mantine/core';
import { type Icon, IconAlertTriangle, IconBell, IconClockPause, IconSparkles } from '@tabler/icons-react';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { Picture } from '../interface/Picture.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import classes from './NotificationPanel.module.css';
import { sayNotification } from './sayNotification.ts';

/** Of what no person did. */
const SIGNS: Readonly<Partial<Record<NotificationKind, Icon>>> = {
  'takes-ready': IconSparkles,
  'takes-failed': IconAlertTriangle,
  'held': IconClockPause,
};

interface NotificationRowProps {
  readonly notification: Notification;
  readonly nowMs: number;
  readonly onOpen: () => void;
}

/** One notification: who, what, in which words, where, with its picture. */
export function NotificationRow({ notification, nowMs, onOpen }: NotificationRowProps) {
  const { actor, kind, subject, project, at, readAt } = notification;
  const Sign = SIGNS[kind] ?? IconBell;
  return (
    <UnstyledButton className={classes.row} data-unread={readAt === null} data-kind={kind} onClick={onOpen}>
      <span
        className={classes.dot}
        role={readAt === null ? 'img' : undefined}
        aria-label={readAt === null ? 'Unread' : undefined}
      />
      {actor === null ? (
        <span className={classes.sign} data-kind={kind}>
          <Sign size={16} stroke={1.7} aria-hidden="true" />
        </span>
      ) : (
        <PersonAvatar id={actor.id} name={actor.name} size={28} />
      )}
      <span>
        <span className={classes.what}>
          {actor !== null && <strong>{actor.name}</strong>} {sayNotification(notification)}
        </span>
        {subject.text !== undefined && subject.text !== '' && <span className={classes.text}>{subject.text}</span>}
        <span className={classes.where}>
          {project.name} · {timeAgo(Date.parse(at), nowMs)}
        </span>
      </span>
      {subject.poster !== undefined && (
        <span className={classes.picture}>
          <Picture sha256={subject.poster} alt="" />
        </span>
      )}
    </UnstyledButton>
  );
}
