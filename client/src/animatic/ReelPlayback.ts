import { Observable } from '../session/Observable.ts';
import { clipAt, type Reel, samePlace } from './reel.ts';

const MS_A_SECOND = 1_000;

/**
 * A reel in motion, by whole frames of the project (0-based). The clock is the page's own, as stills and
 * missing shots have none; it stands still while what is to be seen has not come yet, and films follow it.
 */
export class ReelPlayback {
  readonly frame = new Observable(0);
  readonly isPlaying = new Observable(false);
  readonly isLooping = new Observable(true);
  readonly isMuted = new Observable(false);
  /** Whether the picture at this frame is there to be seen. */
  readonly isReady = new Observable(true);
  #reel: Reel;
  #turn = 0;
  /** When the clock was at `#from`. */
  #sinceMs = 0;
  #from = 0;

  constructor(reel: Reel) {
    this.#reel = reel;
  }

  get reel(): Reel {
    return this.#reel;
  }

  /** Somebody changed the shots: what is looked at stays. */
  change(reel: Reel): void {
    const frame = samePlace(this.#reel, this.frame.get(), reel);
    this.#reel = reel;
    this.#set(frame);
    if (reel.frames === 0) this.pause();
  }

  readonly toggle = (): void => {
    if (this.isPlaying.get()) this.pause();
    else this.play();
  };

  readonly play = (): void => {
    if (this.#reel.frames === 0) return;
    // At its end it begins again.
    this.#set(this.frame.get() >= this.#reel.frames - 1 ? 0 : this.frame.get());
    this.isPlaying.set(true);
    cancelAnimationFrame(this.#turn);
    this.#turn = requestAnimationFrame(this.#tick);
  };

  readonly pause = (): void => {
    if (!this.isPlaying.get()) return;
    cancelAnimationFrame(this.#turn);
    this.isPlaying.set(false);
  };

  /** Shows a frame, the nearest there is; what plays goes on from there. */
  readonly seek = (frame: number): void => this.#set(Math.max(0, Math.min(this.#reel.frames - 1, Math.round(frame))));

  readonly step = (by: number): void => {
    this.pause();
    this.seek(this.frame.get() + by);
  };

  /** To the beginning of the shot before or after; back within a shot goes to its own beginning first. */
  readonly walk = (by: 1 | -1): void => {
    const { clips } = this.#reel;
    const at = clipAt(this.#reel, this.frame.get());
    const isInside = by === -1 && this.frame.get() > (clips[at]?.start ?? 0);
    const to = clips[isInside ? at : at + by];
    if (to !== undefined) this.seek(to.start);
  };

  stop(): void {
    this.pause();
  }

  #set(frame: number): void {
    this.#from = frame;
    this.#sinceMs = performance.now();
    this.frame.set(frame);
  }

  readonly #tick = (nowMs: number): void => {
    const { frames, fps } = this.#reel;
    if (!this.isReady.get()) {
      this.#from = this.frame.get();
      this.#sinceMs = nowMs;
    }
    const passed = Math.max(0, nowMs - this.#sinceMs) / MS_A_SECOND;
    const frame = this.#from + Math.floor((passed * fps[0]) / fps[1]);
    if (frame < frames) this.frame.set(frame);
    else if (this.isLooping.get()) this.#set(0);
    else {
      this.#set(frames - 1);
      this.pause();
      return;
    }
    this.#turn = requestAnimationFrame(this.#tick);
  };
}
