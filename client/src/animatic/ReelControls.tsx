import {
  IconMaximize,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
  IconRepeat,
  IconRepeatOff,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { timecode } from '../review/frames.ts';
import { TransportControl } from '../review/TransportControl.tsx';
import { useObservable } from '../session/useObservable.ts';
import type { Reel } from './reel.ts';
import classes from './ReelControls.module.css';
import type { ReelPlayback } from './ReelPlayback.ts';

interface ReelControlsProps {
  readonly reel: Reel;
  readonly playback: ReelPlayback;
  readonly onFullScreen: () => void;
  /** Stands beside the switch for the sound. */
  readonly children: ReactNode;
}

/** Plays, steps, loops, mutes; and says where in the reel one is. */
export function ReelControls({ reel, playback, onFullScreen, children }: ReelControlsProps) {
  const isPlaying = useObservable(playback.isPlaying);
  const isLooping = useObservable(playback.isLooping);
  const isMuted = useObservable(playback.isMuted);
  const frame = useObservable(playback.frame);
  return (
    <div className={classes.controls} role="group" aria-label="Transport">
      <TransportControl
        label="Shot before"
        keys="↑"
        onClick={() => playback.walk(-1)}
        Icon={IconPlayerSkipBackFilled}
      />
      <TransportControl
        label="Previous frame"
        keys="←"
        onClick={() => playback.step(-1)}
        Icon={IconPlayerTrackPrevFilled}
      />
      <TransportControl
        label={isPlaying ? 'Pause' : 'Play'}
        keys="Space"
        onClick={playback.toggle}
        Icon={isPlaying ? IconPlayerPauseFilled : IconPlayerPlayFilled}
      />
      <TransportControl label="Next frame" keys="→" onClick={() => playback.step(1)} Icon={IconPlayerTrackNextFilled} />
      <TransportControl
        label="Next shot"
        keys="↓"
        onClick={() => playback.walk(1)}
        Icon={IconPlayerSkipForwardFilled}
      />
      <TransportControl
        label="Loop"
        keys="L"
        isPressed={isLooping}
        onClick={() => playback.isLooping.set(!isLooping)}
        Icon={isLooping ? IconRepeat : IconRepeatOff}
      />
      <TransportControl
        label="Sound"
        keys="M"
        isPressed={!isMuted}
        onClick={() => playback.isMuted.set(!isMuted)}
        Icon={isMuted ? IconVolumeOff : IconVolume}
      />
      {children}
      <span className={classes.clock}>
        <span data-testid="reel-timecode">{timecode(frame, reel.fps)}</span>
        <span className={classes.whole}> / {timecode(reel.frames, reel.fps)}</span>
      </span>
      <TransportControl label="Full screen" keys="F" onClick={onFullScreen} Icon={IconMaximize} />
    </div>
  );
}
