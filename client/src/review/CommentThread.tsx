import { addComment, deleteComment, resolveComment } from '@dailies/shared/commands';
import type { ListedComment } from '@dailies/shared/document';
import { Textarea } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconCircleCheckFilled, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useRun } from '../document/useRun.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import classes from './CommentThread.module.css';
import type { Playback } from './Playback.ts';
import type { Thread } from './threads.ts';
import { useNames } from './useNames.ts';

const frameOf = ({ anchor }: ListedComment): number | undefined => (anchor.on === 'take' ? anchor.frame : undefined);

interface CommentThreadProps {
  readonly take: Take;
  readonly thread: Thread;
  readonly playback: Playback | undefined;
}

/** A comment, what answers it, and whether it is done with. */
export function CommentThread({ take, thread: { first, replies }, playback }: CommentThreadProps) {
  const run = useRun();
  const nameOf = useNames();
  const mayComment = useMay('comments');
  const [isAnswering, setAnswering] = useState(false);
  const isHere = useIsShown(playback, frameOf(first));
  const { resolvedBy } = first;
  const isResolved = resolvedBy !== undefined;
  const Check = isResolved ? IconCircleCheckFilled : IconCircleCheck;
  return (
    <section
      className={classes.thread}
      data-resolved={isResolved}
      data-here={isHere}
      aria-label={`Thread of ${nameOf(first.by)}`}
    >
      <Comment comment={first} playback={playback}>
        {mayComment && (
          <>
            <Action label="Reply" onClick={() => setAnswering(true)}>
              <IconArrowBackUp size={15} aria-hidden="true" />
            </Action>
            <Action
              label={isResolved ? 'Open comment again' : 'Resolve comment'}
              isPressed={isResolved}
              onClick={() => run(resolveComment, { id: first.id, resolved: !isResolved })}
            >
              <Check size={15} aria-hidden="true" />
            </Action>
          </>
        )}
      </Comment>
      {replies.map((reply) => (
        <div key={reply.id} className={classes.reply}>
          <Comment comment={reply} playback={playback} />
        </div>
      ))}
      {resolvedBy !== undefined && (
        <p className={classes.resolved}>
          <IconCircleCheckFilled size={13} aria-hidden="true" /> Resolved by {nameOf(resolvedBy)}
        </p>
      )}
      {isAnswering && <ReplyBox take={take} to={first} onDone={() => setAnswering(false)} />}
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

interface CommentProps {
  readonly comment: ListedComment;
  readonly playback: Playback | undefined;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

function Comment({ comment, playback, children }: CommentProps) {
  const { me, role: roleNow } = useSession();
  const role = useObservable(roleNow);
  const run = useRun();
  const nameOf = useNames();
  const mayComment = useMay('comments');
  const now = useNow();
  const frame = frameOf(comment);
  const at = new Date(comment.at);
  return (
    <article className={classes.comment} data-comment-id={comment.id}>
      <PersonAvatar id={comment.by} name={nameOf(comment.by)} size={28} />
      <div className={classes.words}>
        <div className={classes.line}>
          <strong className={classes.name}>{nameOf(comment.by)}</strong>
          <time className={classes.time} dateTime={at.toISOString()} title={at.toLocaleString()}>
            {timeAgo(comment.at, now)}
          </time>
          <span className={classes.actions}>
            {children}
            {(comment.by === me.id || role === 'director') && mayComment && (
              <Action label="Delete comment" onClick={() => run(deleteComment, { id: comment.id })}>
                <IconTrash size={15} aria-hidden="true" />
              </Action>
            )}
          </span>
        </div>
        <p className={classes.body}>
          {frame !== undefined && (
            <button
              type="button"
              className={classes.frame}
              aria-label={`Go to frame ${frame + 1}`}
              disabled={playback === undefined}
              onClick={() => playback?.goTo(frame)}
            >
              Frame {frame + 1}
            </button>
          )}
          {comment.body}
        </p>
      </div>
    </article>
  );
}

interface ActionProps {
  readonly label: string;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Action({ label, isPressed, onClick, children }: ActionProps) {
  return (
    <button
      type="button"
      className={classes.action}
      aria-label={label}
      title={label}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function ReplyBox({ take, to, onDone }: { take: Take; to: ListedComment; onDone: () => void }) {
  const run = useRun();
  const [body, setBody] = useState('');
  const send = () => {
    const anchor = { on: 'take', take: take.id };
    if (body.trim() !== '' && run(addComment, { id: newId(), anchor, body, parent: to.id }).ok) onDone();
  };
  return (
    <div className={classes.reply}>
      <Textarea
        aria-label="Reply"
        placeholder="Reply; Enter sends"
        autoFocus
        autosize
        minRows={1}
        maxRows={6}
        size="xs"
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onBlur={() => {
          if (body.trim() === '') onDone();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
    </div>
  );
}
