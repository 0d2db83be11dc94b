import { addComment, deleteComment, resolveComment } from '@dailies/shared/commands';
import { type ListedComment, readComments } from '@dailies/shared/document';
import { ActionIcon, Badge, Button, Checkbox, Group, Textarea, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconRotate, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import classes from './TakeComments.module.css';
import { useNames } from './useNames.ts';

interface TakeCommentsProps {
  readonly take: Take;
  /** The frame that is shown, for motion; a comment can be pinned to it. */
  readonly frame?: number;
  readonly onFrame?: (frame: number) => void;
}

/** What is said of a take, oldest first, and a place to say more. */
export function TakeComments({ take, frame, onFrame }: TakeCommentsProps) {
  const mayComment = useMay('comments');
  const comments = useModel(
    ['comments'],
    (model) => readComments(model.doc).filter(({ anchor }) => anchor.on === 'take' && anchor.take === take.id),
    [take.id],
  );
  return (
    <div className={classes.comments}>
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} onFrame={onFrame} />
      ))}
      {comments.length === 0 && !mayComment && <p className={classes.none}>Nobody has said anything yet.</p>}
      {mayComment && <CommentBox take={take} frame={frame} />}
    </div>
  );
}

function Comment({ comment, onFrame }: { comment: ListedComment; onFrame: ((frame: number) => void) | undefined }) {
  const { me, role: roleNow } = useSession();
  const role = useObservable(roleNow);
  const run = useRun();
  const nameOf = useNames();
  const mayComment = useMay('comments');
  const isResolved = comment.resolvedBy !== undefined;
  const frame = comment.anchor.on === 'take' ? comment.anchor.frame : undefined;
  return (
    <article className={classes.comment} data-resolved={isResolved} data-comment-id={comment.id}>
      <PersonAvatar id={comment.by} name={nameOf(comment.by)} size={26} />
      <div className={classes.words}>
        <div className={classes.line}>
          <strong>{nameOf(comment.by)}</strong>
          <span className={classes.time}>{timeAgo(comment.at, Date.now())}</span>
          {frame !== undefined && (
            <UnstyledButton onClick={() => onFrame?.(frame)} aria-label={`Go to frame ${frame + 1}`}>
              <Badge size="sm" variant="default" tt="none" fw={500}>
                Frame {frame + 1}
              </Badge>
            </UnstyledButton>
          )}
          <span className={classes.actions}>
            {mayComment && (
              <Tooltip label={isResolved ? 'Open again' : 'Resolve'}>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={isResolved ? 'Open comment again' : 'Resolve comment'}
                  onClick={() => run(resolveComment, { id: comment.id, resolved: !isResolved })}
                >
                  {isResolved ? <IconRotate size={14} /> : <IconCircleCheck size={14} />}
                </ActionIcon>
              </Tooltip>
            )}
            {(comment.by === me.id || role === 'director') && mayComment && (
              <Tooltip label="Delete">
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label="Delete comment"
                  onClick={() => run(deleteComment, { id: comment.id })}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </Tooltip>
            )}
          </span>
        </div>
        <p className={classes.body}>{comment.body}</p>
      </div>
    </article>
  );
}

function CommentBox({ take, frame }: { take: Take; frame: number | undefined }) {
  const run = useRun();
  const [body, setBody] = useState('');
  const [isPinned, setPinned] = useState(true);
  const send = () => {
    if (body.trim() === '') return;
    const at = frame !== undefined && isPinned ? { frame } : {};
    const result = run(addComment, { id: newId(), anchor: { on: 'take', take: take.id, ...at }, body: body.trim(), parent: null });
    if (result.ok) setBody('');
  };
  return (
    <div className={classes.box}>
      <Textarea
        aria-label="Comment"
        placeholder={`Say something about take ${take.number}…`}
        autosize
        minRows={2}
        maxRows={8}
        size="sm"
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <Group justify="space-between" mt={8}>
        {frame === undefined ? (
          <span />
        ) : (
          <Checkbox
            size="xs"
            label={`At frame ${frame + 1}`}
            checked={isPinned}
            onChange={(event) => setPinned(event.currentTarget.checked)}
          />
        )}
        <Button size="xs" disabled={body.trim() === ''} onClick={send}>
          Comment
        </Button>
      </Group>
    </div>
  );
}
