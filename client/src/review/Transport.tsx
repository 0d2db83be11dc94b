import {
  IconBracketsContainEnd,
  IconBracketsContainStart,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
  IconRepeat,
  IconRepeatOff,
  IconX,
} from '@tabler/icons-react';
import type { Take } from '../document/ProjectModel.ts';
import { useObservable } from '../session/useObservable.ts';
import { timecode } from './frames.ts';
import type { Playback } from './Playback.ts';
import { Scrubber } from './Scrubber.tsx';
import classes from './Transport.module.css';
import { TransportControl } from './TransportControl.tsx';

interface TransportProps {
  readonly take: Take;
  readonly playback: Playback;
  readonly isLooping: boolean;
  readonly onLoop: (isLooping: boolean) => void;
  /** The keys that step by frames on this page. */
  readonly keys?: { readonly back: string; readonly on: string };
  /** Speeds, and playing a part of it: where the keys for that are too. */
  readonly hasShuttle?: boolean;
}

/** Playing a take, stepping and scrubbing through its frames, and where it is. */
export function Transport({
  take,
  playback,
  isLooping,
  onLoop,
  keys = { back: '←', on: '→' },
  hasShuttle = false,
}: TransportProps) {
  return (
    <div className={classes.transport} role="group" aria-label="Transport">
      <TransportControl
        label="First frame"
        keys="Home"
        onClick={() => playback.goTo(0)}
        Icon={IconPlayerSkipBackFilled}
      />
      <TransportControl
        label="Previous frame"
        keys={keys.back}
        onClick={() => playback.step(-1)}
        Icon={IconPlayerTrackPrevFilled}
      />
      <PlayControl playback={playback} />
      <TransportControl
        label="Next frame"
        keys={keys.on}
        onClick={() => playback.step(1)}
        Icon={IconPlayerTrackNextFilled}
      />
      <TransportControl
        label="Loop"
        isPressed={isLooping}
        onClick={() => onLoop(!isLooping)}
        Icon={isLooping ? IconRepeat : IconRepeatOff}
      />
      {hasShuttle && <Part playback={playback} />}
      {hasShuttle && <Speed playback={playback} />}
      <Scrubber take={take} playback={playback} />
      <Clock playback={playback} />
    </div>
  );
}

function PlayControl({ playback }: { playback: Playback }) {
  const isPlaying = useObservable(playback.isPlaying);
  return (
    <TransportControl
      label={isPlaying ? 'Pause' : 'Play'}
      keys="Space"
      onClick={playback.toggle}
      Icon={isPlaying ? IconPlayerPauseFilled : IconPlayerPlayFilled}
    />
  );
}

const SPEEDS = [0.25, 0.5, 1, 1.5, 2] as const;

/** How fast it plays. J and L go faster than these; then that is said. */
function Speed({ playback }: { playback: Playback }) {
  const speed = useObservable(playback.speed);
  const shown = SPEEDS.some((one) => one === speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
  return (
    <select
      className={classes.speed}
      aria-label="Speed"
      title="Speed"
      value={speed}
      onChange={(event) => playback.setSpeed(Number(event.currentTarget.value))}
    >
      {shown.map((one) => (
        <option key={one} value={one}>
          {one} ×
        </option>
      ))}
    </select>
  );
}

/** Plays a part only: from a frame, to a frame. */
function Part({ playback }: { playback: Playback }) {
  const range = useObservable(playback.range);
  return (
    <>
      <TransportControl
        label="Play from this frame"
        keys="I"
        onClick={playback.markIn}
        Icon={IconBracketsContainStart}
      />
      <TransportControl label="Play to this frame" keys="O" onClick={playback.markOut} Icon={IconBracketsContainEnd} />
      {range !== null && (
        <TransportControl label="Play all of it" keys="X" onClick={playback.clearRange} Icon={IconX} />
      )}
    </>
  );
}

/** Frames are counted from 1 where people read them, as in an edit. */
function Clock({ playback }: { playback: Playback }) {
  const frame = useObservable(playback.frame);
  return (
    <div className={classes.clock}>
      <span className={classes.timecode} data-testid="timecode">
        {timecode(frame, playback.fps)}
      </span>
      <span className={classes.frame}>
        Frame <span data-testid="frame">{frame + 1}</span> / {playback.frames}
      </span>
    </div>
  );
}
