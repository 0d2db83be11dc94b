import { Anchor, Button, Loader } from '@mantine/core';
import {
  IconLayoutGridAdd,
  IconMaximize,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
  IconRepeat,
  IconRepeatOff,
  IconStar,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { timecode } from '../review/frames.ts';
import { goFullScreen } from '../review/goFullScreen.ts';
import { TransportControl } from '../review/TransportControl.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './AnimaticPage.module.css';
import { clipAt, type Reel } from './reel.ts';
import { ReelPlayback } from './ReelPlayback.ts';
import { ReelStage } from './ReelStage.tsx';
import { ReelStrip } from './ReelStrip.tsx';
import { useReel } from './useReel.ts';
import { useReelKeys } from './useReelKeys.ts';

const route = getRouteApi('/signed-in/p/$projectId/animatic');

/** The film as it stands: every shot's pick, one after another. */
export function AnimaticPage() {
  const { phase } = useSession();
  const { only, shot } = route.useSearch();
  const isOpening = useObservable(phase).kind === 'opening';
  const reel = useReel(only);
  if (reel.clips.length > 0)
    return <Player reel={reel} begin={reel.clips.find(({ node }) => node === shot)?.start ?? 0} />;
  return isOpening ? (
    <main className={classes.empty} aria-busy="true">
      <Loader size="sm" />
    </main>
  ) : (
    <NothingToPlay isPart={only !== undefined} />
  );
}

function NothingToPlay({ isPart }: { isPart: boolean }) {
  const { project } = useSession();
  return (
    <main className={classes.empty}>
      <div>
        <h1 className={classes.title}>{isPart ? 'These shots are gone' : 'Nothing to play yet'}</h1>
        <p className={classes.lead}>
          {isPart
            ? 'None of the shots that this link names is in the project any more.'
            : 'Shots play here one after another, each with its pick or its newest take, as soon as there are any. Pick a take, and it is in the film for everybody.'}
        </p>
        <Button
          leftSection={<IconLayoutGridAdd size={16} aria-hidden="true" />}
          renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: project.id }} />}
        >
          Open the canvas
        </Button>
      </div>
    </main>
  );
}

function Player({ reel, begin }: { reel: Reel; begin: number }) {
  const [playback] = useState(() => new ReelPlayback(reel));
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => playback.seek(begin), [playback, begin]);
  useEffect(() => playback.change(reel), [playback, reel]);
  useEffect(() => () => playback.stop(), [playback]);
  useReelKeys(playback, stage);
  return (
    <main className={classes.page}>
      {/* Pictures are judged on a dark ground, in either theme. */}
      <div ref={stage} className={classes.player} data-mantine-color-scheme="dark">
        <Head reel={reel} playback={playback} />
        <ReelStage reel={reel} playback={playback} />
        <Controls reel={reel} playback={playback} onFullScreen={() => goFullScreen(stage.current)} />
        <ReelStrip reel={reel} playback={playback} />
      </div>
    </main>
  );
}

/** Which shot is seen, and which of its takes. */
function Head({ reel, playback }: { reel: Reel; playback: ReelPlayback }) {
  const { project } = useSession();
  const at = clipAt(reel, useObservable(playback.frame));
  const clip = reel.clips[at];
  const take = clip?.take;
  const missing = reel.clips.filter(({ take }) => take === undefined).length;
  return (
    <header className={classes.head}>
      <h1 className={classes.shot} data-testid="reel-shot">
        {clip?.title}
      </h1>
      {clip !== undefined && take !== undefined && (
        <Anchor
          className={classes.take ?? ''}
          renderRoot={(parts: object) => (
            <Link {...parts} to="/p/$projectId/takes/$takeId" params={{ projectId: project.id, takeId: take.id }} />
          )}
        >
          Take {take.number}
          {clip.isPicked && <IconStar size={13} className={classes.star} aria-label="picked" />}
        </Anchor>
      )}
      <span className={classes.count}>
        Shot {at + 1} of {reel.clips.length}
        {missing > 0 && ` · ${missing} without a take`}
      </span>
    </header>
  );
}

interface ControlsProps {
  readonly reel: Reel;
  readonly playback: ReelPlayback;
  readonly onFullScreen: () => void;
}

function Controls({ reel, playback, onFullScreen }: ControlsProps) {
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
      <span className={classes.clock}>
        <span data-testid="reel-timecode">{timecode(frame, reel.fps)}</span>
        <span className={classes.whole}> / {timecode(reel.frames, reel.fps)}</span>
      </span>
      <TransportControl label="Full screen" keys="F" onClick={onFullScreen} Icon={IconMaximize} />
    </div>
  );
}
