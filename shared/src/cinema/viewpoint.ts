import { sensorHeightMm } from './lens.ts';
import { add, dot, scale, subtract, type Vec3 } from './vector.ts';

/**
 * A camera without roll. `yawRadians` turns it to the picture's right, `pitchRadians` up;
 * `lensMm` may lie outside what a person can choose where a framing crops into the picture.
 */
export interface CameraPose {
  readonly position: Vec3;
  readonly yawRadians: number;
  readonly pitchRadians: number;
  readonly rollRadians: number;
  readonly lensMm: number;
}

/** A pose made ready to project with. The three axes are of unit length. */
export interface Viewpoint {
  readonly position: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  readonly forward: Vec3;
  readonly aspect: number;
  /** Distance to the picture plane in picture heights. */
  readonly focalHeights: number;
}

/** Where a point falls: 0 to 1 from the left and from the top inside the picture; `depth` in metres. */
export interface PicturePoint {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

export function viewpointOf(pose: CameraPose, aspect: number): Viewpoint {
  const { yawRadians: yaw, pitchRadians: pitch, rollRadians: roll } = pose;
  const forward: Vec3 = [Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch)];
  const level: Vec3 = [Math.cos(yaw), 0, -Math.sin(yaw)];
  const upright: Vec3 = [-Math.sin(yaw) * Math.sin(pitch), Math.cos(pitch), -Math.cos(yaw) * Math.sin(pitch)];
  return {
    position: pose.position,
    right: add(scale(level, Math.cos(roll)), scale(upright, Math.sin(roll))),
    up: add(scale(upright, Math.cos(roll)), scale(level, -Math.sin(roll))),
    forward,
    aspect,
    focalHeights: pose.lensMm / sensorHeightMm(aspect),
  };
}

/** In the camera's own axes: right, up, forward, in metres. */
export function toCamera(view: Viewpoint, point: Vec3): Vec3 {
  const from = subtract(point, view.position);
  return [dot(from, view.right), dot(from, view.up), dot(from, view.forward)];
}

/** A point at or behind the camera has a `depth` of 0 or less and no meaningful place. */
export function project(view: Viewpoint, point: Vec3): PicturePoint {
  const [right, up, depth] = toCamera(view, point);
  const factor = view.focalHeights / depth;
  return { x: 0.5 + (right * factor) / view.aspect, y: 0.5 - up * factor, depth };
}

/**
 * How far down the picture the horizon lies: 0 at its top, 1 at its bottom, outside of that where it
 * is out of the picture. Minus infinity looking straight down, infinity straight up.
 */
export function horizonOf(pose: CameraPose, aspect: number): number {
  return 0.5 + (Math.tan(pose.pitchRadians) * pose.lensMm) / sensorHeightMm(aspect);
}
