import { addComment } from '@dailies/shared/commands';
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useRun } from '../document/useRun.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './CommentBox.module.css';
import { draftOf, keepDraft } from './drafts.ts';
import type { Playback } from './Playback.ts';

/** A place to say something of a take; of one frame of it where it moves. */
export function CommentBox({ take, playback }: { take: Take; playback: Playback | undefined }) {
  const run = useRun();
  const session = useSession();
  const [body, setBody] = useState(() => draftOf(session, take.id));
  const [isPinned, setPinned] = useState(true);
  const change = (next: string) => {
    setBody(next);
    keepDraft(session, take.id, next);
  };
  const send = () => {
    if (body.trim() === '') return;
    const pin = playback !== undefined && isPinned ? { frame: playback.frame.get() } : {};
    const anchor = { on: 'take', take: take.id, ...pin };
    if (run(addComment, { id: newId(), anchor, body, parent: null }).ok) change('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        aria-label="Comment"
        placeholder={`Say something about take ${take.number}…`}
        autosize
        minRows={2}
        maxRows={8}
        size="sm"
        value={body}
        // What is written about a frame is written while that frame stands.
        onFocus={playback?.pause}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <div className={classes.row}>
        {playback === undefined ? (
          <span className={classes.hint}>Ctrl+Enter sends</span>
        ) : (
          <FrameCheckbox playback={playback} isPinned={isPinned} onChange={setPinned} />
        )}
        <Button type="submit" size="xs" disabled={body.trim() === ''} title="Ctrl+Enter">
          Comment
        </Button>
      </div>
    </form>
  );
}

interface FrameCheckboxProps {
  readonly playback: Playback;
  readonly isPinned: boolean;
  readonly onChange: (isPinned: boolean) => void;
}

function FrameCheckbox({ playback, isPinned, onChange }: FrameCheckboxProps) {
  const frame = useObservable(playback.frame);
  return (
    <Checkbox
      size="xs"
      radius="xs"
      label={`Comment on frame ${frame + 1}`}
      checked={isPinned}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
