import { deleteComment, editComment } from '@dailies/shared/commands';
import type { ListedComment } from '@dailies/shared/document';
import { Button, Menu } from '@mantine/core';
import { IconDots, IconLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useRun } from '../document/useRun.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useCopyLink } from '../interface/useCopyLink.ts';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import type { Playback } from '../review/Playback.ts';
import { useNames } from '../review/useNames.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import classes from './Comment.module.css';
import { CommentAction } from './CommentAction.tsx';
import { CommentBody } from './CommentBody.tsx';
import { CommentForm } from './CommentForm.tsx';
import { addressOf } from '../app/addresses.ts';
import { frameOf } from './frameOf.ts';

interface CommentProps {
  readonly comment: ListedComment;
  /** Of the take that it was said of, where that is shown beside. */
  readonly playback?: Playback | undefined;
  /** What it answers, shown above it: that comment's frame is not said again. */
  readonly answers?: ListedComment;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

/** What one person said, and what can be done with it. */
export function Comment({ comment, playback, answers, children }: CommentProps) {
  const nameOf = useNames();
  const now = useNow();
  const run = useRun();
  const [doing, setDoing] = useState<'edit' | 'delete' | null>(null);
  const { id, by, at, body, edited } = comment;
  const ownFrame = frameOf(comment);
  const frame = answers !== undefined && frameOf(answers) === ownFrame ? undefined : ownFrame;
  const rest = () => setDoing(null);
  const date = new Date(at);
  return (
    <article className={classes.comment} data-comment-id={id}>
      <PersonAvatar id={by} name={nameOf(by)} size={28} />
      <div className={classes.words}>
        <div className={classes.line}>
          <strong className={classes.name}>{nameOf(by)}</strong>
          <time className={classes.time} dateTime={date.toISOString()} title={date.toLocaleString()}>
            {timeAgo(at, now)}
          </time>
          {edited !== undefined && (
            <span className={classes.time} title={`Edited ${new Date(edited).toLocaleString()}`}>
              edited
            </span>
          )}
          <span className={classes.actions}>
            {children}
            <MoreMenu comment={comment} onEdit={() => setDoing('edit')} onDelete={() => setDoing('delete')} />
          </span>
        </div>
        {doing === 'edit' ? (
          <CommentForm
            draft={`edit:${id}`}
            initial={body}
            label="Edit comment"
            placeholder="Write something"
            action="Save"
            autoFocus
            send={(text) => {
              const isDone = run(editComment, { id, body: text }).ok;
              if (isDone) rest();
              return isDone;
            }}
            onLeave={rest}
          />
        ) : (
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
            <CommentBody body={body} />
          </p>
        )}
        {doing === 'delete' && (
          <div className={classes.asked} role="group" aria-label="Delete comment">
            <span>Delete it for everybody?</span>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={rest}>
              Keep
            </Button>
            <Button size="compact-xs" color="red" autoFocus onClick={() => run(deleteComment, { id })}>
              Delete
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}

interface MoreMenuProps {
  readonly comment: ListedComment;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function MoreMenu({ comment, onEdit, onDelete }: MoreMenuProps) {
  const { me, project, role: roleNow } = useSession();
  const role = useObservable(roleNow);
  const mayComment = useMay('comments');
  const copyLink = useCopyLink();
  const isOwn = comment.by === me.id;
  // What is opened in the comment takes the focus; closed in any other way, the menu gives it back.
  const [goesOn, setGoesOn] = useState(false);
  const goOn = (to: () => void) => () => {
    setGoesOn(true);
    to();
  };
  return (
    <Menu
      position="bottom-end"
      width={170}
      shadow="md"
      zIndex={400}
      returnFocus={!goesOn}
      onOpen={() => setGoesOn(false)}
    >
      <Menu.Target>
        <CommentAction label="More">
          <IconDots size={15} aria-hidden="true" />
        </CommentAction>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLink size={15} />}
          onClick={() => copyLink(addressOf.comment(project.id, comment.anchor, comment.id))}
        >
          Copy link
        </Menu.Item>
        {isOwn && mayComment && (
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={goOn(onEdit)}>
            Edit
          </Menu.Item>
        )}
        {(isOwn || role === 'director') && mayComment && (
          <Menu.Item leftSection={<IconTrash size={15} />} color="red" onClick={goOn(onDelete)}>
            Delete
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
