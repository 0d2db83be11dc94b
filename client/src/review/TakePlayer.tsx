import { useEffect, useRef, useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import type { Playback } from './Playback.ts';
import classes from './TakePlayer.module.css';
import { Transport } from './Transport.tsx';

/** A take that moves: played, scrubbed, and stepped by frames. */
export function TakePlayer({ take, playback }: { take: Take; playback: Playback }) {
  const video = useRef<HTMLVideoElement>(null);
  const [isLooping, setLooping] = useState(true);
  useEffect(() => playback.attach(video.current), [playback]);
  return (
    <div className={classes.player}>
      <video
        ref={video}
        className={classes.video}
        src={mediaUrl(take.media)}
        poster={mediaUrl(take.poster)}
        aria-label={`Take ${take.number}`}
        loop={isLooping}
        muted
        playsInline
        preload="auto"
        onClick={playback.toggle}
      />
      <div className={classes.transport}>
        <Transport take={take} playback={playback} isLooping={isLooping} onLoop={setLooping} />
      </div>
    </div>
  );
}
