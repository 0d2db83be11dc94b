import { addComment, resolveComment } from '@dailies/shared/commands';
import type { CommentAnchor } from '@dailies/shared/document';
import { IconArrowBackUp, IconCircleCheck, IconCircleCheckFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useRun } from '../document/useRun.ts';
import type { Playback } from '../review/Playback.ts';
import { useNames } from '../review/useNames.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { Comment } from './Comment.tsx';
import { CommentAction } from './CommentAction.tsx';
import { CommentForm } from './CommentForm.tsx';
import { commentsOf } from './CommentsState.ts';
import classes from './CommentThread.module.css';
import { draftOf } from './drafts.ts';
import { frameOf } from './frameOf.ts';
import type { Thread } from './threads.ts';

/** Where an answer hangs: with what it answers; the frame is that one's own. */
const answerAnchor = (anchor: CommentAnchor): CommentAnchor =>
  anchor.on === 'take' ? { on: 'take', take: anchor.take } : anchor;

interface CommentThreadProps {
  readonly thread: Thread;
  readonly playback?: Playback | undefined;
  /** Whether somebody came for it: it is scrolled to and marked. */
  readonly isHighlighted?: boolean;
  /** Whether nothing else is shown beside it: its place to answer is then always there to see. */
  readonly isAlone?: boolean;
}

/** A comment, what answers it, and whether it is done with. */
export function CommentThread({ thread, playback, isHighlighted = false, isAlone = false }: CommentThreadProps) {
  const { first, replies } = thread;
  const session = useSession();
  const run = useRun();
  const nameOf = useNames();
  const mayComment = useMay('comments');
  // What was begun is still there when one comes back.
  const [isAnswering, setAnswering] = useState(() => draftOf(session, `reply:${first.id}`) !== '');
  const isHere = useIsShown(playback, frameOf(first));
  const section = useRef<HTMLElement>(null);
  const { resolvedBy } = first;
  const isResolved = resolvedBy !== undefined;
  const Check = isResolved ? IconCircleCheckFilled : IconCircleCheck;
  useEffect(() => commentsOf(session).seen.see(thread), [session, thread]);
  useEffect(() => {
    if (isHighlighted) section.current?.scrollIntoView({ block: 'nearest' });
  }, [isHighlighted]);
  const reply = (body: string): boolean => {
    const args = { id: newId(), anchor: answerAnchor(first.anchor), body, parent: first.id };
    const isDone = run(addComment, args).ok;
    if (isDone) setAnswering(false);
    return isDone;
  };
  return (
    <section
      ref={section}
      className={classes.thread}
      data-resolved={isResolved}
      data-here={isHere}
      data-highlighted={isHighlighted}
      aria-label={`Thread of ${nameOf(first.by)}`}
    >
      <Comment comment={first} playback={playback}>
        {mayComment && (
          <>
            <CommentAction label="Reply" onClick={() => setAnswering(true)}>
              <IconArrowBackUp size={15} aria-hidden="true" />
            </CommentAction>
            <CommentAction
              label={isResolved ? 'Open comment again' : 'Resolve comment'}
              isPressed={isResolved}
              onClick={() => run(resolveComment, { id: first.id, resolved: !isResolved })}
            >
              <Check size={15} aria-hidden="true" />
            </CommentAction>
          </>
        )}
      </Comment>
      {replies.map((answer) => (
        <div key={answer.id} className={classes.reply}>
          <Comment comment={answer} playback={playback} answers={first} />
        </div>
      ))}
      {resolvedBy !== undefined && (
        <p className={classes.resolved}>
          <IconCircleCheckFilled size={13} aria-hidden="true" /> Resolved by {nameOf(resolvedBy)}
        </p>
      )}
      {isAnswering && mayComment && (
        <div className={classes.reply}>
          <CommentForm
            draft={`reply:${first.id}`}
            label="Reply"
            placeholder={`Reply to ${nameOf(first.by)}…`}
            action="Reply"
            autoFocus
            minRows={1}
            send={reply}
            onLeave={() => setAnswering(false)}
          />
        </div>
      )}
      {!isAnswering && mayComment && (isAlone || replies.length > 0) && (
        <button type="button" className={classes.answer} onClick={() => setAnswering(true)}>
          Reply…
        </button>
      )}
    </section>
  );
}

const never = () => () => {};

/** Whether the frame is the one on the screen; asked for, so that playing does not draw every comment anew. */
function useIsShown(playback: Playback | undefined, frame: number | undefined): boolean {
  return useSyncExternalStore(
    playback?.frame.subscribe ?? never,
    () => frame !== undefined && playback?.frame.get() === frame,
  );
}
