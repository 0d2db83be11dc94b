import type { CameraHeight, CameraSide, ShotSize } from './camera.ts';
import type { Facing, Stance } from './stance.ts';
import type { Vec3 } from './vector.ts';

/** Where one of the cast stands. The lead, the first of the cast, is who the framing is made for. */
export interface Placement {
  /** Which of the cast, from 0. */
  readonly cast: number;
  /** The floor between the feet; in tight shots a taller one stands under it. */
  readonly position: Vec3;
  /** 0 faces the camera; positive turns towards the picture's left. */
  readonly yawRadians: number;
  readonly role: 'lead' | 'beside' | 'foreground' | 'background';
}

export interface PlacementInput {
  /** How tall each of the cast is, against 1.76 m. */
  readonly statures: readonly number[];
  readonly size: ShotSize;
  readonly height: CameraHeight;
  readonly side: CameraSide;
  readonly facing: Facing | undefined;
  readonly stances: readonly Stance[];
  readonly aspect: number;
  /** What the picture's width shows at the lead. */
  readonly widthMetres: number;
  readonly distanceMetres: number;
  /** A stream of numbers from 0 to 1 that decides what the camera leaves open. */
  readonly random: () => number;
}

const DEGREES = Math.PI / 180;

const FACING: Readonly<Record<CameraSide, number>> = {
  'front': 0,
  'three-quarter-left': 40 * DEGREES,
  'three-quarter-right': -40 * DEGREES,
  'profile-left': 87 * DEGREES,
  'profile-right': -87 * DEGREES,
  'back': 172 * DEGREES,
};

/** -1 where the lead looks to the picture's left, 1 to its right, 0 towards the camera or away from it. */
export function lookOf(side: CameraSide): -1 | 0 | 1 {
  if (side === 'front' || side === 'back') return 0;
  return side.endsWith('left') ? -1 : 1;
}

const isTight = (size: ShotSize): boolean =>
  size === 'extreme-close-up' || size === 'close-up' || size === 'medium-close-up';

/**
 * Places the cast for the lead's framing, from left to right in the order given. Loose sizes stand
 * people side by side, in further rows where the frame is full; tight ones put the second over the
 * shoulder (or face to face in profile) and the others behind, beside the lead's head.
 */
export function placeCast(input: PlacementInput): readonly Placement[] {
  return standing(input).map((placement) =>
    input.stances[placement.cast] === 'lying' ? laidDown(placement, input) : placement,
  );
}

/** Who lies lies across the picture; tight sizes look at the head, wide ones at the whole body. */
function laidDown(placement: Placement, { side, size, statures }: PlacementInput): Placement {
  const headTo = lookOf(side) === 0 ? (placement.cast % 2 === 0 ? 1 : -1) : -lookOf(side);
  const stature = statures[placement.cast] ?? 1;
  const middle = isTight(size) ? 1.64 : size === 'medium' ? 1.35 : 0.9;
  const [x, y, z] = placement.position;
  return {
    ...placement,
    position: [x - headTo * middle * stature, y, z],
    yawRadians: headTo * 80 * DEGREES,
  };
}

function standing(input: PlacementInput): readonly Placement[] {
  const { side, random } = input;
  const castCount = input.statures.length;
  if (castCount === 0) return [];
  const facing = FACING[side];
  if (castCount === 1) {
    const turn = side === 'front' ? (random() - 0.5) * 14 * DEGREES : (random() - 0.5) * 8 * DEGREES;
    return [{ cast: 0, position: [0, 0, 0], yawRadians: facing + turn, role: 'lead' }];
  }
  if (input.stances[0] === 'lying') return roundTheLying(input);
  // Who is told to look one way looks there, each of them.
  if (side.startsWith('profile') && input.facing !== 'left' && input.facing !== 'right')
    return faceToFace(input, facing);
  return isTight(input.size) && input.height !== 'overhead' ? overTheShoulder(input, facing) : rows(input, facing);
}

/** The others stand or kneel behind whoever lies, at the chest, and look down there. */
function roundTheLying({ statures, side, random }: PlacementInput): readonly Placement[] {
  const headTo = lookOf(side) === 0 ? 1 : -lookOf(side);
  return statures.map((_, cast): Placement => {
    if (cast === 0) return { cast, position: [0, 0, 0], yawRadians: 0, role: 'lead' };
    const place = Math.ceil(cast / 2) * (cast % 2 === 1 ? 1 : -1);
    const across = headTo * (0.12 + place * 0.36) + (random() - 0.5) * 0.06;
    return {
      cast,
      position: [across, 0, 0.52 + Math.floor(cast / 3) * 0.5],
      yawRadians: Math.sign(across) * 28 * DEGREES,
      role: 'beside',
    };
  });
}

/** In tight shots who is taller than the lead stands lower, as on a set the other would stand on a box. */
function standsLower(statures: readonly number[], cast: number): number {
  return Math.min(0, (statures[0] ?? 1) - (statures[cast] ?? 1)) * 1.5;
}

function rows(input: PlacementInput, facing: number): readonly Placement[] {
  const { size, random } = input;
  const castCount = input.statures.length;
  const spacing = input.stances.includes('lying')
    ? 2.2
    : size === 'extreme-wide'
      ? 0.95
      : size === 'wide' || size === 'full'
        ? 0.74
        : 0.6;
  const capacity = Math.max(1, Math.floor((input.widthMetres * 0.94) / spacing));
  const placements: Placement[] = [];
  for (let cast = 0; cast < castCount; cast += 1) {
    const row = Math.floor(cast / capacity);
    const inRow = Math.min(capacity, castCount - row * capacity);
    const column = cast - row * capacity;
    const across = (column - (inRow - 1) / 2 + (row % 2 === 1 && inRow === capacity ? 0.5 : 0)) * spacing;
    const deeper = row * 0.8 + (cast === 0 ? 0 : random() * 0.22);
    // People in a row turn a little towards its middle.
    const inward = input.side === 'front' ? Math.sign(across) * Math.min(Math.abs(across), 1) * 24 * DEGREES : 0;
    const toEachOther = (input.side === 'back' ? 118 : 62) * DEGREES;
    const yaw =
      input.facing === 'each-other' && Math.abs(across) > 0.1 ? Math.sign(across) * toEachOther : facing + inward;
    placements.push({
      cast,
      position: [across + (random() - 0.5) * 0.08, 0, deeper],
      yawRadians: yaw + (random() - 0.5) * 16 * DEGREES,
      role: cast === 0 ? 'lead' : row === 0 ? 'beside' : 'background',
    });
  }
  return placements;
}

/** The lead looks one way and the second back at them; the others stand behind between the two. */
function faceToFace(input: PlacementInput, facing: number): readonly Placement[] {
  const look = lookOf(input.side);
  const apart = Math.min(Math.max(input.widthMetres * 0.5, 0.42), 0.95);
  return Array.from({ length: input.statures.length }, (_, cast): Placement => {
    if (cast < 2) {
      const sign = cast === 0 ? 1 : -1;
      return {
        cast,
        position: [(-look * sign * apart) / 2, isTight(input.size) ? standsLower(input.statures, cast) : 0, 0],
        yawRadians: facing * sign,
        role: cast === 0 ? 'lead' : 'beside',
      };
    }
    const place = cast - 2;
    const across = ((place % 3) - 1) * 0.62 + (place >= 3 ? 0.31 : 0);
    return {
      cast,
      position: [across, 0, 0.85 + Math.floor(place / 3) * 0.8 + input.random() * 0.2],
      yawRadians: (input.random() - 0.5) * 50 * DEGREES,
      role: 'background',
    };
  });
}

function overTheShoulder(input: PlacementInput, facing: number): readonly Placement[] {
  const { statures, side, size, height, distanceMetres, random, widthMetres: width } = input;
  const look = lookOf(side) === 0 ? (random() < 0.5 ? -1 : 1) : lookOf(side);
  const fromBehind = side === 'back';
  const overShoulder = !fromBehind && size !== 'extreme-close-up' && height !== 'ground';
  const placements: Placement[] = [
    {
      cast: 0,
      position: [0, 0, 0],
      yawRadians: side === 'front' && overShoulder ? -look * 14 * DEGREES : facing,
      role: 'lead',
    },
  ];
  for (let cast = 1; cast < statures.length; cast += 1) {
    if (cast === 1 && overShoulder) {
      const nearer = Math.min(Math.max(distanceMetres * 0.42, 0.24), 0.8);
      const widthThere = (width * (distanceMetres - nearer)) / distanceMetres;
      placements.push({
        cast,
        position: [look * (widthThere * 0.34 + 0.085), standsLower(statures, cast), -nearer],
        yawRadians: (180 - look * 24) * DEGREES,
        role: 'foreground',
      });
      continue;
    }
    const place = cast - 1 - (overShoulder ? 1 : 0);
    const behind = 0.9 + place * 0.42 + random() * 0.15;
    const widthThere = (width * (distanceMetres + behind)) / distanceMetres;
    const sign = (place % 2 === 0 ? 1 : -1) * (overShoulder ? -look : look);
    placements.push({
      cast,
      position: [sign * widthThere * (0.31 + 0.05 * (place % 3)), 0, behind],
      yawRadians: sign * (16 + random() * 22) * DEGREES,
      role: 'background',
    });
  }
  return placements;
}
