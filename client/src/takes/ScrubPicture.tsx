import { useReducedMotion } from '@mantine/hooks';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { Picture } from '../interface/Picture.tsx';
import { FilmFrame } from '../media/derivatives/FilmFrame.tsx';
import { useFilmstrip } from '../media/derivatives/useFilmstrip.ts';
import { useFilmUrl } from '../media/derivatives/useFilmUrl.ts';
import { WaveformPicture } from '../media/derivatives/WaveformPicture.tsx';
import { mediaUrl } from '../media/mediaUrl.ts';
import { Playback } from '../review/Playback.ts';
import { frameUnder } from './scrub.ts';
import classes from './ScrubPicture.module.css';

/** As many as a small picture has room for. */
const SMALL_BARS = 36;

interface ScrubPictureProps {
  readonly take: Take;
  readonly fit?: 'cover' | 'contain';
  /** Plays in its place: where there is no pointer to scrub with. */
  readonly plays?: boolean;
}

/**
 * A take's poster. Where it moves, a pointer that goes across it shows the frame at that part of the
 * width, out of its filmstrip; the poster is back when the pointer leaves.
 */
export function ScrubPicture({ take, fit = 'cover', plays = false }: ScrubPictureProps) {
  const isStill = useReducedMotion();
  const [frame, setFrame] = useState<number | null>(null);
  if (take.kind === 'audio') return <WaveformPicture media={take.media} bars={SMALL_BARS} />;
  if (take.kind === 'image') return <Picture sha256={take.poster} of={take.media} alt="" fit={fit} />;
  const scrub = (event: PointerEvent<HTMLElement>) => {
    // A finger scrolls, and opens.
    if (event.pointerType === 'touch' || isStill) return;
    setFrame(frameUnder(event.clientX, event.currentTarget.getBoundingClientRect(), take.frames));
  };
  return (
    <span
      className={classes.box}
      data-scrub-frame={frame ?? undefined}
      onPointerEnter={scrub}
      onPointerMove={scrub}
      onPointerLeave={() => setFrame(null)}
    >
      <Picture sha256={take.poster} of={take.media} alt="" fit={fit} />
      {plays ? (
        <PlayedVideo take={take} fit={fit} />
      ) : (
        frame !== null && <ScrubbedFrame take={take} fit={fit} frame={frame} />
      )}
    </span>
  );
}

function PlayedVideo({ take, fit }: { take: Take; fit: 'cover' | 'contain' }) {
  const { url, onError } = useFilmUrl(take.media);
  return (
    <video
      className={classes.video}
      style={{ objectFit: fit }}
      src={url}
      autoPlay
      muted
      loop
      playsInline
      aria-hidden="true"
      onError={onError}
    />
  );
}

interface ScrubbedProps {
  readonly take: Take;
  readonly fit: 'cover' | 'contain';
  readonly frame: number;
}

/** One frame of a film: of its filmstrip, and until there is one, of the film itself. */
function ScrubbedFrame({ take, fit, frame }: ScrubbedProps) {
  const strip = useFilmstrip(take.media);
  if (strip === undefined) return <ScrubbedVideo take={take} fit={fit} frame={frame} />;
  return (
    <>
      <FilmFrame className={classes.video} strip={strip} share={(frame + 0.5) / take.frames} fit={fit} />
      <ScrubLine take={take} frame={frame} />
    </>
  );
}

function ScrubLine({ take, frame }: Omit<ScrubbedProps, 'fit'>) {
  return <span className={classes.line} style={{ left: `${((frame + 0.5) / take.frames) * 100}%` }} />;
}

/** One frame of a video, over the poster as soon as it is there. */
function ScrubbedVideo({ take, fit, frame }: ScrubbedProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [playback] = useState(() => new Playback(take.fps, take.frames));
  const [isThere, setThere] = useState(false);
  useEffect(() => playback.attach(video.current), [playback]);
  useEffect(() => playback.goTo(frame), [playback, frame]);
  return (
    <>
      <video
        ref={video}
        className={classes.video}
        style={{ objectFit: fit }}
        data-there={isThere}
        src={mediaUrl(take.media)}
        muted
        playsInline
        preload="auto"
        aria-hidden="true"
        onSeeked={() => setThere(true)}
      />
      <ScrubLine take={take} frame={frame} />
    </>
  );
}
