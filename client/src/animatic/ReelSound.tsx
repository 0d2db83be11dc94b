import type { Sha256 } from '@dailies/shared/media';
import { type RefCallback, useCallback } from 'react';
import { mediaUrl } from '../media/mediaUrl.ts';
import { followClock } from './followClock.ts';
import type { ReelPlayback } from './ReelPlayback.ts';

/** The sound under the whole, on the clock of the reel; it is silent where it has come to its end. */
export function ReelSound({ media, playback }: { media: Sha256; playback: ReelPlayback }) {
  const follow: RefCallback<HTMLAudioElement> = useCallback(
    (audio) => (audio === null ? undefined : playSound(audio, playback)),
    [playback],
  );
  return <audio key={media} ref={follow} src={mediaUrl(media)} preload="auto" data-testid="reel-sound" />;
}

const playSound = (audio: HTMLAudioElement, playback: ReelPlayback): (() => void) =>
  followClock(audio, playback, {
    wantedSeconds: () => {
      const [numerator, denominator] = playback.reel.fps;
      const wanted = ((playback.frame.get() + 0.5) * denominator) / numerator;
      return Number.isFinite(audio.duration) ? Math.min(wanted, audio.duration) : wanted;
    },
    // While the picture is waited for, the clock stands still.
    runs: () => playback.isPlaying.get() && playback.isReady.get(),
  });
