import type { CameraMove } from './camera.ts';
import type { ComposedShot } from './composeShot.ts';
import { horizontalFovRadians, verticalFovRadians } from './lens.ts';
import { add, scale, subtract, type Vec3 } from './vector.ts';
import type { CameraPose } from './viewpoint.ts';

/** Starts and ends at rest, without a jerk. */
const ease = (t: number): number => t * t * t * (t * (6 * t - 15) + 10);

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

/** Never as low as the floor itself. */
const LOWEST_METRES = 0.06;

/**
 * The camera while it moves, as a real one would: a pan and a tilt turn it on the spot, a dolly and a
 * crane carry it, so that near things pass far ones. `fraction` runs from 0 to 1 over the shot,
 * `seconds` is the time gone, which only the hand's unrest follows. The composed framing is passed
 * in the middle of a pan, a tilt or a truck and near the end of a dolly in. `followed` is how far
 * the lead has come from the composed place: who follows goes with it.
 */
export function poseDuring(
  shot: ComposedShot,
  move: CameraMove,
  fraction: number,
  seconds: number,
  followed: Vec3 = [0, 0, 0],
): CameraPose {
  const { pose } = shot;
  const t = ease(Math.min(Math.max(fraction, 0), 1));
  const panRadians = 0.36 * horizontalFovRadians(pose.lensMm);
  const tiltRadians = 0.28 * verticalFovRadians(pose.lensMm, shot.aspect);
  switch (move) {
    case 'static':
      return pose;
    case 'pan-left':
      return { ...pose, yawRadians: pose.yawRadians + panRadians * (0.5 - t) };
    case 'pan-right':
      return { ...pose, yawRadians: pose.yawRadians + panRadians * (t - 0.5) };
    case 'tilt-up':
      return { ...pose, pitchRadians: pose.pitchRadians + tiltRadians * (t - 0.5) };
    case 'tilt-down':
      return { ...pose, pitchRadians: pose.pitchRadians + tiltRadians * (0.5 - t) };
    case 'dolly-in':
      return dolly(shot, between(1.42, 0.95, t));
    case 'dolly-out':
      return dolly(shot, between(0.95, 1.42, t));
    case 'crane-up':
      return crane(shot, t - 0.35);
    case 'crane-down':
      return crane(shot, 0.65 - t);
    case 'truck-left':
      return truck(shot, 0.5 - t);
    case 'truck-right':
      return truck(shot, t - 0.5);
    case 'follow':
      return { ...pose, position: add(pose.position, followed) };
    case 'handheld':
      return handheld(shot, seconds);
  }
}

function dolly({ pose, aim }: ComposedShot, share: number): CameraPose {
  const position = add(aim, scale(subtract(pose.position, aim), share));
  return { ...pose, position: [position[0], Math.max(position[1], LOWEST_METRES), position[2]] };
}

/** Slides past who stands there, square to where it looks: near things pass far ones. */
function truck({ pose, spanMetres, aspect }: ComposedShot, share: number): CameraPose {
  const travel = 0.55 * spanMetres * aspect;
  return { ...pose, position: add(pose.position, [travel * share, 0, 0]) };
}

/** Rises by a share of its travel and keeps two thirds of its aim, as an operator would. */
function crane({ pose, aim, distanceMetres }: ComposedShot, share: number): CameraPose {
  const travel = Math.min(Math.max(0.34 * distanceMetres, 0.18), 4);
  const height = Math.max(pose.position[1] + travel * share, LOWEST_METRES);
  const ground = Math.hypot(aim[0] - pose.position[0], aim[2] - pose.position[2]);
  const turned = Math.atan2(aim[1] - height, ground) - Math.atan2(aim[1] - pose.position[1], ground);
  return {
    ...pose,
    position: [pose.position[0], height, pose.position[2]],
    pitchRadians: pose.pitchRadians + turned * 0.66,
  };
}

/** Slow sway of the body under a quick small unrest of the hands. */
function handheld({ pose, distanceMetres, aspect }: ComposedShot, seconds: number): CameraPose {
  const wave = (rate: number, phase: number) => Math.sin(2 * Math.PI * (rate * seconds + phase));
  const sway = Math.min(0.012 * distanceMetres, 0.05);
  const turn = verticalFovRadians(pose.lensMm, aspect);
  const [x, y, z] = pose.position;
  return {
    ...pose,
    position: [
      x + sway * wave(0.31, 0.1),
      Math.max(y + sway * 0.7 * wave(0.43, 0.6), LOWEST_METRES),
      z + sway * wave(0.23, 0.3),
    ],
    yawRadians: pose.yawRadians + turn * (0.016 * wave(0.37, 0.8) + 0.005 * wave(1.7, 0.2)),
    pitchRadians: pose.pitchRadians + turn * (0.014 * wave(0.53, 0.4) + 0.005 * wave(1.9, 0.7)),
    rollRadians: pose.rollRadians + 0.006 * wave(0.29, 0.5),
  };
}
