import type { ReelPlayback } from './ReelPlayback.ts';

/** What is farther from the clock than this is put on it: less is neither seen nor heard, and a seek is. */
const ASTRAY_SECONDS = 0.2;

interface Followed {
  /** Where it shall be now, in its own seconds. */
  readonly wantedSeconds: () => number;
  /** Whether it shall run now. */
  readonly runs: () => boolean;
}

/** Keeps a film or a sound on the clock of the reel, until what is returned is called. */
export function followClock(
  media: HTMLMediaElement,
  playback: ReelPlayback,
  { wantedSeconds, runs }: Followed,
): () => void {
  const stop = new AbortController();
  const put = () => {
    const wanted = wantedSeconds();
    const isRunning = runs();
    const astray = Math.abs(media.currentTime - wanted);
    if (!media.seeking && (isRunning ? astray > ASTRAY_SECONDS : astray > 0.001)) media.currentTime = wanted;
    if (isRunning && media.paused && !media.ended) void media.play().catch(() => {});
    if (!isRunning && !media.paused) media.pause();
  };
  for (const type of ['seeked', 'loadeddata'] as const) media.addEventListener(type, put, { signal: stop.signal });
  const mute = () => {
    media.muted = playback.isMuted.get();
  };
  const stops = [
    playback.frame.subscribe(put),
    playback.isPlaying.subscribe(put),
    playback.isReady.subscribe(put),
    playback.isMuted.subscribe(mute),
    () => stop.abort(),
  ];
  mute();
  put();
  return () => {
    for (const end of stops) end();
    media.pause();
  };
}
