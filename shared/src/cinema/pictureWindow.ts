import type { CameraMove } from './camera.ts';

/**
 * What the camera sees of a flat picture: a window of the frame's shape. `share` is its size beside
 * the largest window that fits into the picture; `x` and `y` are where its middle lies, from 0 (as
 * far left or up as it fits) to 1.
 */
export interface PictureWindow {
  readonly share: number;
  readonly x: number;
  readonly y: number;
  readonly rollRadians: number;
}

/** Room to move in, where the picture has the frame's own shape. */
const MOVING_SHARE = 0.82;
const HANDHELD_SHARE = 0.92;
const NEAR_SHARE = 0.7;

/** Starts and ends at rest, without a jerk. */
const ease = (t: number): number => t * t * t * (t * (6 * t - 15) + 10);

/**
 * A camera move over a still picture, as on a storyboard's rostrum: a pan and a tilt wander over it
 * from edge to edge, a dolly closes in or opens up, a crane does a little of both. Without a move the
 * whole frame is the picture. `fraction` runs from 0 to 1 over the shot.
 */
export function pictureWindow(move: CameraMove, fraction: number, seconds: number): PictureWindow {
  const t = ease(Math.min(Math.max(fraction, 0), 1));
  const still: PictureWindow = { share: 1, x: 0.5, y: 0.5, rollRadians: 0 };
  switch (move) {
    case 'static':
    case 'follow':
      return still;
    case 'pan-left':
    case 'truck-left':
      return { ...still, share: MOVING_SHARE, x: 1 - t };
    case 'pan-right':
    case 'truck-right':
      return { ...still, share: MOVING_SHARE, x: t };
    case 'tilt-up':
      return { ...still, share: MOVING_SHARE, y: 1 - t };
    case 'tilt-down':
      return { ...still, share: MOVING_SHARE, y: t };
    case 'dolly-in':
      return { ...still, share: 1 + (NEAR_SHARE - 1) * t };
    case 'dolly-out':
      return { ...still, share: NEAR_SHARE + (1 - NEAR_SHARE) * t };
    case 'crane-up':
      return { ...still, share: MOVING_SHARE + 0.1 * t, y: 1 - t };
    case 'crane-down':
      return { ...still, share: MOVING_SHARE + 0.1 * (1 - t), y: t };
    case 'handheld': {
      const wave = (rate: number, phase: number) => Math.sin(2 * Math.PI * (rate * seconds + phase));
      return {
        share: HANDHELD_SHARE,
        x: 0.5 + 0.26 * wave(0.37, 0.8) + 0.08 * wave(1.7, 0.2),
        y: 0.5 + 0.26 * wave(0.53, 0.4) + 0.08 * wave(1.9, 0.7),
        rollRadians: 0.006 * wave(0.29, 0.5),
      };
    }
  }
}

/** A rectangle of a picture, in its pixels. */
export interface PictureCrop {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The part of a picture that a window shows in a frame of `aspect`. Never reaches over the picture's edge. */
export function cropOf(
  { share, x, y }: PictureWindow,
  picture: { readonly widthPx: number; readonly heightPx: number },
  aspect: number,
): PictureCrop {
  const whole = Math.min(picture.widthPx, picture.heightPx * aspect);
  const widthPx = whole * share;
  const heightPx = widthPx / aspect;
  return {
    leftPx: (picture.widthPx - widthPx) * x,
    topPx: (picture.heightPx - heightPx) * y,
    widthPx,
    heightPx,
  };
}
