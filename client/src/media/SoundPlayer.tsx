import type { Sha256 } from '@dailies/shared/media';
import { type PointerEvent, useRef, useState } from 'react';
import { WaveformPicture } from './derivatives/WaveformPicture.tsx';
import { mediaUrl } from './mediaUrl.ts';
import classes from './SoundPlayer.module.css';

const BARS = 160;

/** A sound with its waveform: a press on it plays from there. The controls below do the same by keyboard. */
export function SoundPlayer({ media, label }: { media: Sha256; label: string }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [played, setPlayed] = useState(0);
  const follow = () => {
    const { currentTime = 0, duration = 0 } = audio.current ?? {};
    setPlayed(duration > 0 ? currentTime / duration : 0);
  };
  const seek = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const { current } = audio;
    if (current === null || !Number.isFinite(current.duration)) return;
    current.currentTime = ((event.clientX - box.left) / box.width) * current.duration;
    void current.play().catch(() => {});
  };
  return (
    <div className={classes.player}>
      <div className={classes.wave} onPointerDown={seek}>
        <WaveformPicture media={media} bars={BARS} played={played} />
      </div>
      <audio
        ref={audio}
        className={classes.sound}
        src={mediaUrl(media)}
        controls
        aria-label={label}
        onTimeUpdate={follow}
        onSeeked={follow}
      />
    </div>
  );
}
