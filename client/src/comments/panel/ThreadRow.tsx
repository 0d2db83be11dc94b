import { type CommentAnchor, readTake } from '@dailies/shared/document';
import type { Sha256 } from '@dailies/shared/media';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { useModel } from '../../document/useModel.ts';
import { PersonAvatar } from '../../interface/PersonAvatar.tsx';
import { Picture } from '../../interface/Picture.tsx';
import { timeAgo } from '../../interface/timeAgo.ts';
import { useNow } from '../../interface/useNow.ts';
import { useNames } from '../../review/useNames.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import { CommentBody } from '../CommentBody.tsx';
import { commentsOf } from '../CommentsState.ts';
import type { Thread } from '../threads.ts';
import { useGoToComment } from '../useGoToComment.ts';
import classes from './CommentsPanel.module.css';

function posterOf(model: ProjectModel, anchor: CommentAnchor): Sha256 | undefined {
  if (anchor.on === 'take') return readTake(model.doc, anchor.take)?.poster;
  return anchor.on === 'node' ? model.pick(anchor.node)?.poster : undefined;
}

/** A thread in the list of all: who began it, with what, and where. */
export function ThreadRow({ thread, where }: { thread: Thread; where: string }) {
  const { first, replies } = thread;
  const session = useSession();
  const { seen } = commentsOf(session);
  useObservable(seen.state);
  const nameOf = useNames();
  const now = useNow();
  const goTo = useGoToComment();
  const poster = useModel(['takes', 'picks'], (model) => posterOf(model, first.anchor), [first]);
  const isUnread = seen.isUnread(thread, session.me.id);
  const answers = replies.length === 0 ? '' : ` · ${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`;
  return (
    <button type="button" className={classes.row} data-thread-id={first.id} onClick={() => goTo(first)}>
      <PersonAvatar id={first.by} name={nameOf(first.by)} size={28} />
      <span>
        <span className={classes.line}>
          <span className={classes.name}>{nameOf(first.by)}</span>
          <span className={classes.time}>{timeAgo(first.at, now)}</span>
          {isUnread && <span className={classes.dot} role="img" aria-label="Unread" />}
        </span>
        <span className={classes.body}>
          <CommentBody body={first.body} />
        </span>
        <span className={classes.where}>
          {where}
          {answers}
        </span>
      </span>
      {poster !== undefined && (
        <span className={classes.picture}>
          <Picture sha256={poster} alt="" />
        </span>
      )}
    </button>
  );
}
