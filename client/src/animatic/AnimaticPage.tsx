import { Button, Loader } from '@mantine/core';
import { IconLayoutGridAdd } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { goFullScreen } from '../review/goFullScreen.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './AnimaticPage.module.css';
import type { Reel } from './reel.ts';
import { ReelControls } from './ReelControls.tsx';
import { ReelHead } from './ReelHead.tsx';
import { ReelPlayback } from './ReelPlayback.ts';
import { ReelSound } from './ReelSound.tsx';
import { ReelStage } from './ReelStage.tsx';
import { ReelStrip } from './ReelStrip.tsx';
import { SoundSelect } from './SoundSelect.tsx';
import { useReel } from './useReel.ts';
import { useReelKeys } from './useReelKeys.ts';
import { useReelSound } from './useReelSound.ts';

const route = getRouteApi('/signed-in/p/$projectId/animatic');

/** The film as it stands: every shot's pick, one after another. */
export function AnimaticPage() {
  const { phase } = useSession();
  const { only, scene, shot } = route.useSearch();
  const isOpening = useObservable(phase).kind === 'opening';
  const reel = useReel({ only, scene });
  if (reel.clips.length > 0)
    return <Player reel={reel} begin={reel.clips.find(({ node }) => node === shot)?.start ?? 0} />;
  return isOpening ? (
    <main className={classes.empty} aria-busy="true">
      <Loader size="sm" />
    </main>
  ) : (
    <NothingToPlay isPart={only !== undefined || scene !== undefined} />
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
  const navigate = route.useNavigate();
  const { sound } = route.useSearch();
  const { sounds, heard } = useReelSound(reel, sound);
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
        <ReelHead reel={reel} playback={playback} level={1} />
        <ReelStage reel={reel} playback={playback} />
        <ReelControls reel={reel} playback={playback} onFullScreen={() => goFullScreen(stage.current)}>
          <SoundSelect
            sounds={sounds}
            heard={heard}
            onChoose={(node) => void navigate({ search: (before) => ({ ...before, sound: node }), replace: true })}
          />
        </ReelControls>
        <ReelStrip reel={reel} playback={playback} />
        {heard !== undefined && <ReelSound media={heard.media} playback={playback} />}
      </div>
    </main>
  );
}
