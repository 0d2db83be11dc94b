import type { Fps } from '@dailies/shared/media';
import type { Take } from '../document/ProjectModel.ts';
import { frameAt, secondsOf } from '../review/frames.ts';
import { Playback } from '../review/Playback.ts';

/** A follower further from the leader than this is put on its frame; nearer, browsers catch up by themselves. */
const DRIFT_FRAMES = 1;

/** The take in motion that the others follow: the one with the most frames, so that every frame can be gone to. */
export const leaderOf = (takes: readonly Take[]): Take | undefined =>
  takes
    .filter(({ kind }) => kind === 'video')
    .reduce<Take | undefined>(
      (best, take) => (best === undefined || take.frames > best.frames ? take : best),
      undefined,
    );

/**
 * Videos that show the same frame. One leads: what is played, stepped and scrubbed is done to it. The
 * others go to the same frame by its number; one with fewer frames stays on its last.
 */
export class Gang {
  readonly leader: Playback;

  constructor({ fps, frames }: Pick<Take, 'fps' | 'frames'>) {
    this.leader = new Playback(fps, frames);
  }

  /** Makes a video follow, until what is returned is called. */
  follow(video: HTMLVideoElement, fps: Fps, frames: number): () => void {
    const { frame, isPlaying } = this.leader;
    const stop = new AbortController();
    const wanted = (): number => Math.min(frame.get(), frames - 1);
    const seek = () => {
      if (!video.seeking && frameAt(video.currentTime, fps, frames) !== wanted()) {
        video.currentTime = secondsOf(wanted(), fps);
      }
    };
    const settle = () => {
      const isOver = frame.get() >= frames - 1;
      if (!isPlaying.get() || isOver) {
        video.pause();
        seek();
        return;
      }
      const drift = Math.abs(frameAt(video.currentTime, fps, frames) - wanted());
      if (drift > DRIFT_FRAMES && !video.seeking) video.currentTime = secondsOf(wanted(), fps);
      if (video.paused) void video.play().catch(() => {});
    };
    for (const type of ['seeked', 'loadeddata'] as const) {
      video.addEventListener(type, settle, { signal: stop.signal });
    }
    const stops = [frame.subscribe(settle), isPlaying.subscribe(settle)];
    return () => {
      stop.abort();
      for (const end of stops) end();
      video.pause();
    };
  }
}
