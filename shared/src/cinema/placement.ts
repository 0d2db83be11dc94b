import type { CameraHeight, CameraSide, ShotSize } from './camera.ts';
import { FRAMINGS, spanMetresOf } from './framing.ts';
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
  readonly aspect: number;
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
  const { side, random } = input;
  const castCount = input.statures.length;
  if (castCount === 0) return [];
  const facing = FACING[side];
  if (castCount === 1) {
    const turn = side === 'front' ? (random() - 0.5) * 14 * DEGREES : (random() - 0.5) * 8 * DEGREES;
    return [{ cast: 0, position: [0, 0, 0], yawRadians: facing + turn, role: 'lead' }];
  }
  if (side.startsWith('profile')) return faceToFace(input, facing);
  return isTight(input.size) && input.height !== 'overhead' ? overTheShoulder(input, facing) : rows(input, facing);
}

/** In tight shots who is taller than the lead stands lower, as on a set the other would stand on a box. */
function standsLower(statures: readonly number[], cast: number): number {
  return Math.min(0, (statures[0] ?? 1) - (statures[cast] ?? 1)) * 1.5;
}

function widthMetres({ size, aspect }: PlacementInput): number {
  return spanMetresOf(FRAMINGS[size]) * aspect;
}

function rows(input: PlacementInput, facing: number): readonly Placement[] {
  const { size, random } = input;
  const castCount = input.statures.length;
  const spacing = size === 'extreme-wide' ? 0.95 : size === 'wide' || size === 'full' ? 0.74 : 0.6;
  const capacity = Math.max(1, Math.floor((widthMetres(input) * 0.94) / spacing));
  const placements: Placement[] = [];
  for (let cast = 0; cast < castCount; cast += 1) {
    const row = Math.floor(cast / capacity);
    const inRow = Math.min(capacity, castCount - row * capacity);
    const column = cast - row * capacity;
    const across = (column - (inRow - 1) / 2 + (row % 2 === 1 && inRow === capacity ? 0.5 : 0)) * spacing;
    const deeper = row * 0.8 + (cast === 0 ? 0 : random() * 0.22);
    // People in a row turn a little towards its middle.
    const inward = input.side === 'front' ? Math.sign(across) * Math.min(Math.abs(across), 1) * 24 * DEGREES : 0;
    placements.push({
      cast,
      position: [across + (random() - 0.5) * 0.08, 0, deeper],
      yawRadians: facing + inward + (random() - 0.5) * 16 * DEGREES,
      role: cast === 0 ? 'lead' : row === 0 ? 'beside' : 'background',
    });
  }
  return placements;
}

/** The lead looks one way and the second back at them; the others stand behind between the two. */
function faceToFace(input: PlacementInput, facing: number): readonly Placement[] {
  const look = lookOf(input.side);
  const apart = Math.min(Math.max(widthMetres(input) * 0.5, 0.42), 0.95);
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
  const { statures, side, size, height, distanceMetres, random } = input;
  const width = widthMetres(input);
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
