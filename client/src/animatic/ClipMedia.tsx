import { type RefCallback, useCallback, useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import { useFilmUrl } from '../media/derivatives/useFilmUrl.ts';
import { followClock } from './followClock.ts';
import { type Clip, secondsInto } from './reel.ts';
import type { ReelPlayback } from './ReelPlayback.ts';
import classes from './ReelStage.module.css';

interface ClipMediaProps {
  readonly clip: Clip;
  readonly playback: ReelPlayback;
  /** The one that is seen; the other is the next one, which is fetched meanwhile. */
  readonly isShown: boolean;
}

/** One shot of the reel: its take, or its name where it has none. */
export function ClipMedia({ clip, playback, isShown }: ClipMediaProps) {
  const { take } = clip;
  if (take === undefined) {
    return (
      <div className={classes.slate} data-shown={isShown}>
        <span className={classes.slateTitle}>{clip.title}</span>
        <span>No take yet</span>
      </div>
    );
  }
  return take.kind === 'image' ? (
    <StillClip clip={clip} take={take} playback={playback} isShown={isShown} />
  ) : (
    <FilmClip clip={clip} take={take} playback={playback} isShown={isShown} />
  );
}

interface TakenClipProps extends ClipMediaProps {
  readonly take: Take;
}

function StillClip({ clip, take, playback, isShown }: TakenClipProps) {
  const [isThere, setThere] = useState(false);
  const follow: RefCallback<HTMLImageElement> = useCallback(
    (image) => {
      if (image !== null && isShown) playback.isReady.set(isThere || image.complete);
    },
    [playback, isShown, isThere],
  );
  return (
    <img
      ref={follow}
      className={classes.media}
      data-shown={isShown}
      src={mediaUrl(take.media)}
      alt={isShown ? `${clip.title}, take ${take.number}` : ''}
      draggable={false}
      onLoad={() => setThere(true)}
      // What cannot be shown does not hold up the rest.
      onError={() => setThere(true)}
    />
  );
}

function FilmClip({ clip, take, playback, isShown }: TakenClipProps) {
  const film = useFilmUrl(take.media);
  const follow: RefCallback<HTMLVideoElement> = useCallback(
    (video) => (video !== null && isShown ? playFilm(video, clip, playback) : undefined),
    [clip, playback, isShown],
  );
  return (
    <>
      <video
        ref={follow}
        className={classes.media}
        data-shown={isShown}
        src={film.url}
        poster={mediaUrl(take.poster)}
        aria-label={`${clip.title}, take ${take.number}`}
        playsInline
        muted={!isShown}
        preload="auto"
        onError={() => {
          film.onError();
          playback.isReady.set(true);
        }}
      />
      {isShown && film.problem !== undefined && (
        <p className={classes.problem} role="status">
          {film.problem}
        </p>
      )}
    </>
  );
}

/** Keeps a film on the clock of the reel, which waits for it, until what is returned is called. */
function playFilm(video: HTMLVideoElement, clip: Clip, playback: ReelPlayback): () => void {
  const stop = new AbortController();
  const { fps } = playback.reel;
  const tell = () => playback.isReady.set(video.readyState >= video.HAVE_CURRENT_DATA || video.error !== null);
  for (const type of ['loadeddata', 'canplay', 'waiting', 'playing', 'error', 'emptied'] as const) {
    video.addEventListener(type, tell, { signal: stop.signal });
  }
  tell();
  const leave = followClock(video, playback, {
    wantedSeconds: () => secondsInto(clip, playback.frame.get(), fps),
    runs: playback.isPlaying.get,
  });
  return () => {
    stop.abort();
    leave();
    playback.isReady.set(true);
  };
}
