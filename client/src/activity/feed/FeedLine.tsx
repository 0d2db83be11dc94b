import type { UserId } from '@dailies/shared/ids';
import { IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PersonAvatar } from '../../interface/PersonAvatar.tsx';
import { useNames } from '../../review/useNames.ts';
import { TimeOf } from '../TimeOf.tsx';
import { CommentsLine } from './CommentsLine.tsx';
import { EditLine } from './EditLine.tsx';
import classes from './Feed.module.css';
import type { FeedRow } from './foldEvents.ts';
import { ResolvedLine } from './ResolvedLine.tsx';
import { TakesLine } from './TakesLine.tsx';
import { VerdictLine } from './VerdictLine.tsx';

/** One line of the feed: who, when, and what of it. */
export function FeedLine({ line, nowMs }: { line: FeedRow; nowMs: number }) {
  const nameOf = useNames();
  const [{ by }] = line.events;
  const name = by === null ? 'Dailies' : nameOf(by);
  return (
    <li className={classes.line} data-kind={line.kind} data-line={line.key}>
      <Face by={by} name={name} />
      <div className={classes.body}>{contentOf(line, <strong className={classes.name}>{name}</strong>)}</div>
      <TimeOf atMs={line.atMs} nowMs={nowMs} className={classes.time} />
    </li>
  );
}

function Face({ by, name }: { by: UserId | null; name: string }) {
  if (by !== null) return <PersonAvatar id={by} name={name} size={28} />;
  return (
    <span className={classes.sign}>
      <IconSparkles size={16} stroke={1.7} aria-hidden="true" />
    </span>
  );
}

function contentOf(line: FeedRow, name: ReactNode): ReactNode {
  switch (line.kind) {
    case 'takes':
      return <TakesLine name={name} takes={line.events.map(({ take }) => take)} />;
    case 'comments':
      return <CommentsLine name={name} comments={line.events.map(({ comment }) => comment)} />;
    case 'resolved':
      return <ResolvedLine name={name} event={line.events[0]} />;
    case 'verdict':
      return <VerdictLine name={name} event={line.events[0]} />;
    case 'edit':
      return <EditLine name={name} event={line.events[0]} />;
    case 'joined':
      return (
        <p className={classes.what}>
          {name} joined the project <span className={classes.dim}>· {line.events[0].role}</span>
        </p>
      );
  }
}
