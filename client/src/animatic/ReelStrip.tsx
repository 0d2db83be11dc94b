import type { PointerEvent } from 'react';
import { mediaUrl } from '../media/mediaUrl.ts';
import { usePoster } from '../media/derivatives/usePoster.ts';
import { timecode } from '../review/frames.ts';
import { useObservable } from '../session/useObservable.ts';
import { type Clip, clipAt, type Reel } from './reel.ts';
import type { ReelPlayback } from './ReelPlayback.ts';
import classes from './ReelStrip.module.css';

/** All shots beside each other, each as wide as it is long, under the hand. */
export function ReelStrip({ reel, playback }: { reel: Reel; playback: ReelPlayback }) {
  const frame = useObservable(playback.frame);
  const at = clipAt(reel, frame);
  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    playback.seek(Math.floor(((event.clientX - left) / width) * reel.frames));
  };
  return (
    <div
      className={classes.strip}
      role="slider"
      tabIndex={0}
      aria-label="Place in the animatic"
      aria-valuemin={1}
      aria-valuemax={reel.frames}
      aria-valuenow={frame + 1}
      aria-valuetext={`${reel.clips[at]?.title ?? ''}, ${timecode(frame, reel.fps)}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        scrub(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
      }}
    >
      {reel.clips.map((clip, place) => (
        <StripClip key={clip.node} clip={clip} reel={reel} isAt={place === at} />
      ))}
      <span className={classes.head} style={{ left: `${((frame + 0.5) / reel.frames) * 100}%` }} />
    </div>
  );
}

function StripClip({ clip, reel, isAt }: { clip: Clip; reel: Reel; isAt: boolean }) {
  const { take } = clip;
  const poster = usePoster(take?.media, 'small');
  const picture = take === undefined ? undefined : (poster.url ?? mediaUrl(take.poster));
  return (
    <span
      className={classes.clip}
      data-at={isAt}
      data-node={clip.node}
      style={{ width: `${(clip.frames / reel.frames) * 100}%` }}
      title={clip.title}
    >
      {picture !== undefined && <img src={picture} alt="" draggable={false} loading="lazy" />}
      <span className={classes.title}>{clip.title}</span>
    </span>
  );
}
