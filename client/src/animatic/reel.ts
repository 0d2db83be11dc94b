import type { NodeId } from '@dailies/shared/ids';
import type { Fps } from '@dailies/shared/media';
import type { Shot } from '../board/Shot.ts';
import type { Take } from '../document/ProjectModel.ts';

/** How long a still stands, and a shot that has nothing yet and no duration of its own. */
const STILL_SECONDS = 2;

/** One shot as it plays: whole frames of the project's rate. */
export interface Clip {
  readonly node: NodeId;
  readonly title: string;
  /** The pick, or the newest take where none is picked; undefined where there is none. */
  readonly take: Take | undefined;
  readonly isPicked: boolean;
  /** Its first frame, 0-based, in the whole. */
  readonly start: number;
  readonly frames: number;
}

/** Shots one after another, at their durations. */
export interface Reel {
  readonly clips: readonly Clip[];
  readonly fps: Fps;
  /** Of all clips together. */
  readonly frames: number;
}

type Played = Pick<Shot, 'node' | 'title' | 'shown' | 'isPicked'>;

const rateOf = ([numerator, denominator]: Fps): number => numerator / denominator;

/** At least one frame: what takes no time cannot be seen. */
const framesOf = (seconds: number, fps: Fps): number => Math.max(1, Math.round(seconds * rateOf(fps)));

/** The reel of some shots in their order. `planned` is how long a shot is meant to be, in seconds, where it says so. */
export function reelOf(shots: readonly Played[], fps: Fps, planned: (node: NodeId) => number | undefined): Reel {
  let start = 0;
  const clips = shots.map(({ node, title, shown, isPicked }): Clip => {
    const seconds =
      shown === undefined || shown.kind === 'image'
        ? (planned(node) ?? STILL_SECONDS)
        : shown.frames / rateOf(shown.fps);
    const clip = { node, title, take: shown, isPicked, start, frames: framesOf(seconds, fps) };
    start += clip.frames;
    return clip;
  });
  return { clips, fps, frames: start };
}

/** The place of the clip that has a frame; the last one's beyond the end. */
export function clipAt({ clips }: Reel, frame: number): number {
  const next = clips.findIndex(({ start }) => start > frame);
  return (next === -1 ? clips.length : next) - 1;
}

/** Where a clip is after so many frames of the whole, in seconds of the clip: the middle of its frame. */
export const secondsInto = ({ start, frames }: Clip, frame: number, fps: Fps): number =>
  (Math.min(frames - 1, Math.max(0, frame - start)) + 0.5) / rateOf(fps);

/** The same place in a reel that has changed: within the same shot where it is still there, else the same frame. */
export function samePlace(before: Reel, frame: number, after: Reel): number {
  const old = before.clips[clipAt(before, frame)];
  const now = old === undefined ? undefined : after.clips.find(({ node }) => node === old.node);
  const kept = old === undefined || now === undefined ? frame : now.start + Math.min(now.frames - 1, frame - old.start);
  return Math.max(0, Math.min(after.frames - 1, kept));
}
