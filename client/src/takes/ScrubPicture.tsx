import { useReducedMotion } from '@mantine/hooks';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { Picture } from '../interface/Picture.tsx';
import { mediaUrl } from '../media/mediaUrl.ts';
import { Playback } from '../review/Playback.ts';
import { frameUnder } from './scrub.ts';
import classes from './ScrubPicture.module.css';

interface ScrubPictureProps {
  readonly take: Take;
  readonly fit?: 'cover' | 'contain';
  /** Plays in its place: where there is no pointer to scrub with. */
  readonly plays?: boolean;
}

/**
 * A take's poster. Where it moves, a pointer that goes across it shows the frame at that part of the
 * width; the video is asked for when that happens first, and the poster is back when the pointer leaves.
 */
export function ScrubPicture({ take, fit = 'cover', plays = false }: ScrubPictureProps) {
  const isStill = useReducedMotion();
  const [frame, setFrame] = useState<number | null>(null);
  if (take.kind !== 'video') return <Picture sha256={take.poster} alt="" fit={fit} />;
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
      <Picture sha256={take.poster} alt="" fit={fit} />
      {plays ? (
        <video
          className={classes.video}
          style={{ objectFit: fit }}
          src={mediaUrl(take.media)}
          autoPlay
          muted
          loop
          playsInline
          aria-hidden="true"
        />
      ) : (
        frame !== null && <ScrubbedVideo take={take} fit={fit} frame={frame} />
      )}
    </span>
  );
}

/** One frame of a video, over the poster as soon as it is there. */
function ScrubbedVideo({ take, fit, frame }: { take: Take; fit: 'cover' | 'contain'; frame: number }) {
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
      <span className={classes.line} style={{ left: `${((frame + 0.5) / take.frames) * 100}%` }} />
    </>
  );
}
