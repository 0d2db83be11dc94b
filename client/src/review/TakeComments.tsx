import type { Take } from '../document/ProjectModel.ts';
import { useMay } from '../session/useMay.ts';
import { CommentBox } from './CommentBox.tsx';
import { CommentThread } from './CommentThread.tsx';
import type { Playback } from './Playback.ts';
import classes from './TakeComments.module.css';
import { threadsOf } from './threads.ts';
import { useTakeComments } from './useTakeComments.ts';

interface TakeCommentsProps {
  readonly take: Take;
  /** For motion that is shown beside: comments can be pinned to its frames, and go to them. */
  readonly playback?: Playback;
  /** Whether the place to write stays at the bottom while the comments scroll above it. */
  readonly isTall?: boolean;
}

/** What is said of a take, oldest first, and a place to say more. */
export function TakeComments({ take, playback, isTall = false }: TakeCommentsProps) {
  const mayComment = useMay('comments');
  const threads = threadsOf(useTakeComments(take.id));
  return (
    <div className={classes.comments} data-tall={isTall}>
      <div className={classes.list}>
        {threads.map((thread) => (
          <CommentThread key={thread.first.id} take={take} thread={thread} playback={playback} />
        ))}
        {threads.length === 0 && (isTall || !mayComment) && (
          <p className={classes.none}>
            {mayComment
              ? 'Nobody has said anything yet. What you write here is seen by everybody at once.'
              : 'Nobody has said anything yet.'}
          </p>
        )}
      </div>
      {mayComment && <CommentBox key={take.id} take={take} playback={playback} />}
    </div>
  );
}
