import { ActionIcon, Slider, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import { frameAt, secondsOf, timecode } from './frames.ts';
import classes from './TakePlayer.module.css';

interface TakePlayerProps {
  readonly take: Take;
  /** The frame that is shown, 0-based. */
  readonly onFrame: (frame: number) => void;
  /** A frame to go to; a new object goes there again. */
  readonly wanted: { readonly frame: number } | null;
}

/** A take that moves: played, and stepped by frames. */
export function TakePlayer({ take, onFrame, wanted }: TakePlayerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [frame, setFrame] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const show = (next: number) => {
    setFrame(next);
    onFrame(next);
  };
  const goTo = (next: number) => {
    const within = Math.min(take.frames - 1, Math.max(0, next));
    const element = video.current;
    if (element === null) return;
    element.pause();
    element.currentTime = secondsOf(within, take.fps);
    show(within);
  };
  useEffect(() => {
    if (wanted !== null) goTo(wanted.frame);
  }, [wanted]);
  useEffect(() => {
    const element = video.current;
    if (element === null || !isPlaying) return undefined;
    let handle = 0;
    const follow = (_now: number, { mediaTime }: { mediaTime: number }) => {
      show(frameAt(mediaTime, take.fps, take.frames));
      handle = element.requestVideoFrameCallback(follow);
    };
    handle = element.requestVideoFrameCallback(follow);
    return () => element.cancelVideoFrameCallback(handle);
  }, [isPlaying, take]);
  const toggle = () => {
    const element = video.current;
    if (element?.paused === true) void element.play();
    else element?.pause();
  };
  return (
    <div
      className={classes.player}
      onKeyDown={(event) => {
        if (event.key === ' ') toggle();
        else if (event.key === 'ArrowLeft') goTo(frame - 1);
        else if (event.key === 'ArrowRight') goTo(frame + 1);
        else return;
        event.preventDefault();
      }}
    >
      <video
        ref={video}
        className={classes.video}
        src={mediaUrl(take.media)}
        poster={mediaUrl(take.poster)}
        aria-label={`Take ${take.number}`}
        loop
        playsInline
        preload="auto"
        tabIndex={0}
        onClick={toggle}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
      />
      <div className={classes.controls}>
        <Control label="First frame" onClick={() => goTo(0)} Icon={IconPlayerSkipBackFilled} />
        <Control label="Previous frame" onClick={() => goTo(frame - 1)} Icon={IconPlayerTrackPrevFilled} />
        <Control
          label={isPlaying ? 'Pause' : 'Play'}
          onClick={toggle}
          Icon={isPlaying ? IconPlayerPauseFilled : IconPlayerPlayFilled}
        />
        <Control label="Next frame" onClick={() => goTo(frame + 1)} Icon={IconPlayerTrackNextFilled} />
        <Slider
          className={classes.slider ?? ''}
          size="xs"
          label={null}
          thumbLabel="Frame"
          min={0}
          max={Math.max(1, take.frames - 1)}
          value={frame}
          onChange={goTo}
        />
        <span className={classes.frame} data-testid="frame">
          {frame + 1} / {take.frames}
        </span>
        <span className={classes.timecode}>{timecode(frame, take.fps)}</span>
      </div>
    </div>
  );
}

function Control({ label, onClick, Icon }: { label: string; onClick: () => void; Icon: typeof IconPlayerPlayFilled }) {
  return (
    <Tooltip label={label} openDelay={500}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
