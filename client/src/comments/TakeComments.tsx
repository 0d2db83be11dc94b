import { useMemo, useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import type { Playback } from '../review/Playback.ts';
import { useMay } from '../session/useMay.ts';
import { CommentBox } from './CommentBox.tsx';
import { CommentThread } from './CommentThread.tsx';
import classes from './TakeComments.module.css';
import { threadsOf } from './threads.ts';
import { useTakeComments } from './useTakeComments.ts';
import { useWantedComment } from './useWantedComment.ts';

interface TakeCommentsProps {
  readonly take: Take;
  /** For motion that is shown beside: comments can be pinned to its frames, and go to them. */
  readonly playback?: Playback;
  /** Whether the place to write stays at the bottom while the comments scroll above it. */
  readonly isTall?: boolean;
}

/** What is said of a take, oldest first, and a place to say more. What is done with is folded away. */
export function TakeComments({ take, playback, isTall = false }: TakeCommentsProps) {
  const mayComment = useMay('comments');
  const comments = useTakeComments(take.id);
  const threads = useMemo(() => threadsOf(comments), [comments]);
  const wanted = useWantedComment();
  const [isShown, setShown] = useState(false);
  const done = threads.filter(({ first }) => first.resolvedBy !== undefined);
  const shown = threads.filter(
    ({ first }) => first.resolvedBy === undefined || isShown || !isTall || first.id === wanted?.root,
  );
  return (
    <div className={classes.comments} data-tall={isTall}>
      <div className={classes.list}>
        {shown.map((thread) => (
          <CommentThread
            key={thread.first.id}
            thread={thread}
            playback={playback}
            isHighlighted={thread.first.id === wanted?.root}
          />
        ))}
        {threads.length === 0 && (isTall || !mayComment) && (
          <p className={classes.none}>
            {mayComment
              ? 'Nobody has said anything yet. What you write here is seen by everybody at once.'
              : 'Nobody has said anything yet.'}
          </p>
        )}
        {isTall && done.length > 0 && (
          <button type="button" className={classes.fold} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? 'Hide resolved' : `Show ${done.length} resolved`}
          </button>
        )}
      </div>
      {mayComment && <CommentBox key={take.id} take={take} playback={playback} />}
    </div>
  );
}
