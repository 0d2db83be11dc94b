import type { Fps } from '@dailies/shared/media';
import { Observable } from '../session/Observable.ts';
import { frameAt, frameStartingAt, secondsOf } from './frames.ts';

/**
 * A take in motion, by frames (0-based). `frame` is what is on the screen: while it plays, what the
 * browser says it showed; otherwise what was gone to. One seek at a time is under way, and the last
 * one wanted follows it, so that scrubbing keeps up with the hand.
 */
export class Playback {
  readonly fps: Fps;
  readonly frames: number;
  readonly frame = new Observable(0);
  readonly isPlaying = new Observable(false);
  #video: HTMLVideoElement | null = null;
  #wanted: number | null = null;

  constructor(fps: Fps, frames: number) {
    this.fps = fps;
    this.frames = frames;
  }

  /** Follows a video element, until what is returned is called. */
  readonly attach = (video: HTMLVideoElement | null): (() => void) | undefined => {
    if (video === null) return undefined;
    this.#video = video;
    const stop = new AbortController();
    const on = (type: keyof HTMLMediaElementEventMap, listener: () => void) =>
      video.addEventListener(type, listener, { signal: stop.signal });
    let handle = 0;
    const follow = (_now: number, { mediaTime }: { mediaTime: number }) => {
      if (!video.paused) this.frame.set(frameStartingAt(mediaTime, this.fps, this.frames));
      handle = video.requestVideoFrameCallback(follow);
    };
    handle = video.requestVideoFrameCallback(follow);
    on('play', () => this.isPlaying.set(true));
    on('pause', () => this.#rest(video));
    on('seeked', () => this.#seek());
    // A poster is small; a seek puts the picture itself in its place.
    on('loadeddata', () => {
      if (video.paused && !video.seeking) video.currentTime = secondsOf(this.frame.get(), this.fps);
    });
    return () => {
      stop.abort();
      video.cancelVideoFrameCallback(handle);
      video.pause();
      this.isPlaying.set(false);
      this.#video = null;
    };
  };

  readonly toggle = (): void => {
    if (this.#video?.paused === true) void this.#video.play().catch(() => this.isPlaying.set(false));
    else this.#video?.pause();
  };

  readonly pause = (): void => this.#video?.pause();

  /** Stops, and shows a frame; the nearest there is. */
  readonly goTo = (frame: number): void => {
    if (this.#video === null) return;
    this.#video.pause();
    const within = Math.min(this.frames - 1, Math.max(0, Math.round(frame)));
    this.frame.set(within);
    this.#wanted = within;
    if (!this.#video.seeking) this.#seek();
  };

  readonly step = (by: number): void => this.goTo(this.frame.get() + by);

  /** Stopped in the middle of playing, the screen may be a frame behind the clock: both are put on one frame. */
  #rest(video: HTMLVideoElement): void {
    this.isPlaying.set(false);
    if (video.seeking || this.#wanted !== null) return;
    if (video.ended) this.frame.set(this.frames - 1);
    else this.goTo(frameAt(video.currentTime, this.fps, this.frames));
  }

  #seek(): void {
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted !== null && this.#video !== null) this.#video.currentTime = secondsOf(wanted, this.fps);
  }
}
