import { addComment } from '@dailies/shared/commands';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useRun } from '../document/useRun.ts';
import type { Playback } from '../review/Playback.ts';
import { newId } from '../session/ProjectSession.ts';
import { useObservable } from '../session/useObservable.ts';
import { CommentForm } from './CommentForm.tsx';

/** A place to say something of a take; of one frame of it where it moves. */
export function CommentBox({ take, playback }: { take: Take; playback: Playback | undefined }) {
  const run = useRun();
  const [isPinned, setPinned] = useState(true);
  const send = (body: string): boolean => {
    const pin = playback !== undefined && isPinned ? { frame: playback.frame.get() } : {};
    const anchor = { on: 'take', take: take.id, ...pin };
    return run(addComment, { id: newId(), anchor, body, parent: null }).ok;
  };
  return (
    <CommentForm
      draft={`take:${take.id}`}
      label="Comment"
      placeholder={`Say something about take ${take.number}…`}
      action="Comment"
      send={send}
      // What is written about a frame is written while that frame stands.
      onFocus={playback?.pause}
      {...(playback === undefined
        ? {}
        : { hint: <FrameCheckbox playback={playback} isPinned={isPinned} onChange={setPinned} /> })}
    />
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
      flex={1}
      label={`Comment on frame ${frame + 1}`}
      checked={isPinned}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
