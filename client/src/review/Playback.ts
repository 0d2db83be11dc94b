import type { Fps } from '@dailies/shared/media';
import { Observable } from '../session/Observable.ts';
import { frameAt, frameStartingAt, secondsOf } from './frames.ts';
import { type FrameRange, MOST_SPEED, nextSpeed, withIn, withOut } from './shuttle.ts';

const MS_A_SECOND = 1_000;

/**
 * A take in motion, by frames (0-based). `frame` is what is on the screen: while it plays, what the
 * browser says it showed; otherwise what was gone to. One seek at a time is under way, and the last
 * one wanted follows it, so that scrubbing keeps up with the hand. Backwards, which browsers do not
 * play, is seeks too: as many as the machine is able to.
 */
export class Playback {
  readonly fps: Fps;
  readonly frames: number;
  readonly frame = new Observable(0);
  readonly isPlaying = new Observable(false);
  /** Times its own rate; below 0 it goes backwards. */
  readonly speed = new Observable(1);
  /** What is played, where that is a part; both ends are in it. */
  readonly range = new Observable<FrameRange | null>(null);
  #video: HTMLVideoElement | null = null;
  #wanted: number | null = null;
  #backwards: number | undefined;
  #turn: ReturnType<typeof setTimeout> | undefined;

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
      if (!video.paused) this.#show(video, frameStartingAt(mediaTime, this.fps, this.frames));
      handle = video.requestVideoFrameCallback(follow);
    };
    handle = video.requestVideoFrameCallback(follow);
    on('play', () => {
      this.#stopBackwards();
      video.playbackRate = Math.abs(this.speed.get());
      this.isPlaying.set(true);
    });
    on('pause', () => this.#rest(video));
    on('seeked', () => this.#seek());
    // A poster is small; a seek puts the picture itself in its place.
    on('loadeddata', () => {
      if (video.paused && !video.seeking) video.currentTime = secondsOf(this.frame.get(), this.fps);
    });
    return () => {
      stop.abort();
      this.#stopBackwards();
      clearTimeout(this.#turn);
      video.cancelVideoFrameCallback(handle);
      video.pause();
      this.isPlaying.set(false);
      this.#video = null;
    };
  };

  readonly toggle = (): void => {
    if (this.isPlaying.get()) this.pause();
    else this.#play(Math.abs(this.speed.get()));
  };

  readonly pause = (): void => {
    if (this.#backwards === undefined) this.#video?.pause();
    else this.#stopBackwards();
    this.isPlaying.set(false);
  };

  /** Stops, and shows a frame; the nearest there is. */
  readonly goTo = (frame: number): void => {
    if (this.#video === null) return;
    this.pause();
    this.#want(frame);
  };

  readonly step = (by: number): void => this.goTo(this.frame.get() + by);

  /** Plays at another speed from now on, forwards. */
  readonly setSpeed = (speed: number): void => {
    const wasPlaying = this.isPlaying.get();
    this.#stopBackwards();
    this.speed.set(speed);
    if (this.#video !== null) this.#video.playbackRate = speed;
    if (wasPlaying) this.#play(speed);
  };

  /** J and L: plays backwards or forwards, twice as fast with each press up to eight times. */
  readonly shuttle = (direction: 1 | -1): void => {
    const now = this.isPlaying.get() ? this.speed.get() : 0;
    const speed = nextSpeed(now, direction);
    if (Math.abs(speed) > MOST_SPEED) return;
    if (speed > 0) this.#play(speed);
    else this.#playBackwards(speed);
  };

  /** K: stops, at its own speed again. */
  readonly hold = (): void => {
    this.pause();
    this.speed.set(1);
  };

  /** I and O: what is played begins or ends with the frame that is shown. */
  readonly markIn = (): void => this.range.set(withIn(this.range.get(), this.frame.get(), this.frames));
  readonly markOut = (): void => this.range.set(withOut(this.range.get(), this.frame.get()));
  readonly clearRange = (): void => this.range.set(null);

  #play(speed: number): void {
    const video = this.#video;
    if (video === null) return;
    this.#stopBackwards();
    this.speed.set(speed);
    video.playbackRate = speed;
    const range = this.range.get();
    const frame = this.frame.get();
    if (range !== null && (frame < range.in || frame >= range.out)) video.currentTime = secondsOf(range.in, this.fps);
    // The browser says so later than a second press comes.
    this.isPlaying.set(true);
    void video.play().catch(() => this.isPlaying.set(!video.paused));
  }

  #playBackwards(speed: number): void {
    const video = this.#video;
    if (video === null) return;
    this.#stopBackwards();
    video.pause();
    this.speed.set(speed);
    this.isPlaying.set(true);
    const first = this.range.get()?.in ?? 0;
    const rate = this.fps[0] / this.fps[1];
    let from = this.frame.get();
    let since = performance.now();
    const back = (now: number) => {
      const frame = Math.round(from + ((now - since) / MS_A_SECOND) * rate * speed);
      if (frame <= first && !video.loop) {
        this.#want(first);
        this.pause();
        return;
      }
      if (frame < first) {
        from = this.range.get()?.out ?? this.frames - 1;
        since = now;
      }
      this.#want(Math.max(first, frame < first ? from : frame));
      this.#backwards = requestAnimationFrame(back);
    };
    this.#backwards = requestAnimationFrame(back);
  }

  #stopBackwards(): void {
    if (this.#backwards !== undefined) cancelAnimationFrame(this.#backwards);
    this.#backwards = undefined;
  }

  /** What the browser showed while it plays; at the end of a part it turns to the part's beginning, or stops. */
  #show(video: HTMLVideoElement, frame: number): void {
    this.frame.set(frame);
    const range = this.range.get();
    if (range === null || (frame >= range.in && frame < range.out)) return;
    clearTimeout(this.#turn);
    const turn = () => {
      if (video.paused) return;
      if (video.loop || frame < range.in) video.currentTime = secondsOf(range.in, this.fps);
      else this.goTo(range.out);
    };
    // The last frame of the part is seen for as long as any other.
    const isLast = frame === range.out && video.loop;
    this.#turn = setTimeout(turn, isLast ? (MS_A_SECOND * this.fps[1]) / this.fps[0] / video.playbackRate : 0);
  }

  #want(frame: number): void {
    if (this.#video === null) return;
    const within = Math.min(this.frames - 1, Math.max(0, Math.round(frame)));
    this.frame.set(within);
    this.#wanted = within;
    if (!this.#video.seeking) this.#seek();
  }

  /** Stopped in the middle of playing, the screen may be a frame behind the clock: both are put on one frame. */
  #rest(video: HTMLVideoElement): void {
    if (this.#backwards !== undefined) return;
    this.isPlaying.set(false);
    if (video.seeking || this.#wanted !== null) return;
    if (video.ended) this.frame.set(this.frames - 1);
    else this.#want(frameAt(video.currentTime, this.fps, this.frames));
  }

  #seek(): void {
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted !== null && this.#video !== null) this.#video.currentTime = secondsOf(wanted, this.fps);
  }
}
