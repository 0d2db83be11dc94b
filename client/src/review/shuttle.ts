/** A part of a take by its first and last frame (0-based), both in it. */
export interface FrameRange {
  readonly in: number;
  readonly out: number;
}

export const MOST_SPEED = 8;

/** The speed after J (-1) or L (1): its own at first, then twice as fast each time; 0 is standing. */
export function nextSpeed(now: number, direction: 1 | -1): number {
  if (Math.sign(now) !== direction) return direction;
  return Math.min(MOST_SPEED, Math.max(1, Math.abs(now) * 2)) * direction;
}

/** The part that begins with a frame; its end stays where that is possible, else it is the take's. */
export const withIn = (range: FrameRange | null, frame: number, frames: number): FrameRange => ({
  in: frame,
  out: range !== null && range.out > frame ? range.out : Math.max(frame, frames - 1),
});

/** The part that ends with a frame; its beginning stays where that is possible, else it is the take's. */
export const withOut = (range: FrameRange | null, frame: number): FrameRange => ({
  in: range !== null && range.in < frame ? range.in : 0,
  out: frame,
});
