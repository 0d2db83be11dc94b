import { Tooltip } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import { commentsOf } from '../CommentsState.ts';
import classes from './CommentsButton.module.css';
import { allThreads } from './listThreads.ts';

/** Opens the panel of all comments; says how many threads hold something new. */
export function CommentsButton() {
  const session = useSession();
  const state = commentsOf(session);
  const isOpen = useObservable(state.isPanelOpen);
  const threads = useModel(['comments'], allThreads);
  useObservable(state.seen.state);
  const unread = threads.filter(
    (thread) => thread.first.resolvedBy === undefined && state.seen.isUnread(thread, session.me.id),
  ).length;
  const label = unread === 0 ? 'Comments' : `Comments, ${unread} unread`;
  return (
    <Tooltip label={label} openDelay={300}>
      <button
        type="button"
        className={classes.button}
        aria-label={label}
        aria-expanded={isOpen}
        onClick={() => state.isPanelOpen.set(!isOpen)}
      >
        <IconMessages size={18} stroke={1.7} aria-hidden="true" />
        {unread > 0 && <span className={classes.count}>{unread > 99 ? '99+' : unread}</span>}
      </button>
    </Tooltip>
  );
}
