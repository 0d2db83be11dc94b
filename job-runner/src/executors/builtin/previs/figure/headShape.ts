import { add, HEAD_HEIGHT_METRES, scale, turn, type Vec3 } from '@dailies/shared/cinema';
import type { Physique } from './physique.ts';
import type { Pose } from './pose.ts';

/**
 * A head in its own units: 1 from chin to crown, 0 at its middle, the eyes' line. x to the head's
 * left, y up, the face towards -z.
 */
interface Section {
  readonly y: number;
  readonly across: number;
  /** How far the face and the back of the skull reach from the middle. A negative back ends before it. */
  readonly front: number;
  readonly back: number;
}

const SECTIONS: readonly Section[] = [
  { y: -0.5, across: 0.006, front: 0.27, back: -0.22 },
  { y: -0.494, across: 0.075, front: 0.332, back: -0.15 },
  { y: -0.475, across: 0.13, front: 0.368, back: -0.09 },
  { y: -0.43, across: 0.178, front: 0.382, back: -0.03 },
  { y: -0.37, across: 0.218, front: 0.372, back: 0.06 },
  { y: -0.29, across: 0.254, front: 0.37, back: 0.16 },
  { y: -0.2, across: 0.281, front: 0.362, back: 0.26 },
  { y: -0.1, across: 0.3, front: 0.362, back: 0.345 },
  { y: 0, across: 0.311, front: 0.352, back: 0.4 },
  { y: 0.08, across: 0.32, front: 0.382, back: 0.425 },
  { y: 0.18, across: 0.327, front: 0.384, back: 0.435 },
  { y: 0.28, across: 0.318, front: 0.352, back: 0.42 },
  { y: 0.37, across: 0.278, front: 0.285, back: 0.365 },
  { y: 0.43, across: 0.224, front: 0.215, back: 0.29 },
  { y: 0.475, across: 0.146, front: 0.13, back: 0.19 },
  { y: 0.494, across: 0.075, front: 0.062, back: 0.1 },
  { y: 0.5, across: 0.004, front: 0.004, back: 0.004 },
];

/** The face is flatter than an ellipse. */
const SQUARENESS = 2.35;

interface SectionAt {
  readonly across: number;
  readonly front: number;
  readonly back: number;
}

/** The head's size at a height, between the sections smoothly enough for a drawing. */
function sectionAt(y: number, jawScale: number): SectionAt {
  const top = SECTIONS.findIndex((section) => section.y >= y);
  const above = SECTIONS[top === -1 ? SECTIONS.length - 1 : Math.max(top, 1)];
  const below = SECTIONS[top === -1 ? SECTIONS.length - 2 : Math.max(top, 1) - 1];
  if (above === undefined || below === undefined) return { across: 0, front: 0, back: 0 };
  const index = SECTIONS.indexOf(below);
  const before = SECTIONS[index - 1] ?? below;
  const after = SECTIONS[index + 2] ?? above;
  const share = Math.min(Math.max((y - below.y) / (above.y - below.y), 0), 1);
  const run = above.y - below.y;
  // A Hermite curve with slopes from the neighbours, so that no ring shows as an edge.
  const through = (p: number, from: number, to: number, n: number): number => {
    const leave = ((to - p) / Math.max(above.y - before.y, 1e-6)) * run;
    const arrive = ((n - from) / Math.max(after.y - below.y, 1e-6)) * run;
    const square = share * share;
    const cube = square * share;
    return (
      (2 * cube - 3 * square + 1) * from +
      (cube - 2 * square + share) * leave +
      (3 * square - 2 * cube) * to +
      (cube - square) * arrive
    );
  };
  const jaw = y < -0.1 ? 1 + (jawScale - 1) * Math.min((-0.1 - y) / 0.25, 1) : 1;
  return {
    across: Math.max(through(before.across, below.across, above.across, after.across), 0.001) * jaw,
    front: through(before.front, below.front, above.front, after.front),
    back: through(before.back, below.back, above.back, after.back),
  };
}

/** A point on the skull: `angle` 0 is the middle of the face, a quarter turn the head's left side. */
export function skullPoint(y: number, angle: number, jawScale: number, swell = 1): Vec3 {
  const { across, front, back } = sectionAt(y, jawScale);
  const round = (value: number) => Math.sign(value) * Math.abs(value) ** (2 / SQUARENESS);
  const middle = (back - front) / 2;
  const half = (back + front) / 2;
  return [across * round(Math.sin(angle)) * swell, y, middle - half * round(Math.cos(angle)) * swell];
}

/** A point on the face's surface, `lift` head heights in front of it. */
export function facePoint(x: number, y: number, jawScale: number, lift = 0): Vec3 {
  const { across, front, back } = sectionAt(y, jawScale);
  const middle = (back - front) / 2;
  const half = (back + front) / 2;
  const side = Math.min(Math.abs(x) / across, 0.995);
  return [x, y, middle - half * (1 - side ** SQUARENESS) ** (1 / SQUARENESS) - lift];
}

/** From head units to body space (metres for a stature of 1). */
export type HeadPlacement = (point: Vec3) => Vec3;

/** The neck's top, that the head turns on, in head units. */
const PIVOT: Vec3 = [0, -0.32, 0.08];

export function headPlacement(physique: Physique, pose: Pose): HeadPlacement {
  const size = HEAD_HEIGHT_METRES * physique.headScale;
  const pivotMetres: Vec3 = add([0, 1.567 - 0.0, -0.006], pose.chest);
  const cosNod = Math.cos(pose.headNod);
  const sinNod = Math.sin(pose.headNod);
  const cosTilt = Math.cos(pose.headTilt);
  const sinTilt = Math.sin(pose.headTilt);
  return (point) => {
    const x = point[0] - PIVOT[0];
    const y = point[1] - PIVOT[1];
    const z = point[2] - PIVOT[2];
    const nodY = y * cosNod + z * sinNod;
    const nodZ = z * cosNod - y * sinNod;
    const tilted: Vec3 = [x * cosTilt - nodY * sinTilt, nodY * cosTilt + x * sinTilt, nodZ];
    return add(pivotMetres, scale(turn(tilted, pose.headYaw), size));
  };
}
