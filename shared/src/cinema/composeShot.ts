import type { CameraHeight, CameraSide, ShotSize } from './camera.ts';
import { spanMetresOf } from './framing.ts';
import { frameCast } from './frameCast.ts';
import { lookOf, type Placement, placeCast } from './placement.ts';
import type { Facing, Stance } from './stance.ts';
import { standpointOf } from './standpoint.ts';
import type { Vec3 } from './vector.ts';
import type { CameraPose } from './viewpoint.ts';

export interface ShotToCompose {
  readonly shotSize: ShotSize;
  readonly cameraHeight: CameraHeight;
  readonly cameraSide: CameraSide;
  readonly lensMm: number;
  /** Width over height of the picture. */
  readonly aspect: number;
  /** How tall each of the cast is, against 1.76 m; the lead first. Empty for an establishing frame. */
  readonly statures: readonly number[];
  /** How each of the cast holds the body; who is left out stands. */
  readonly stances?: readonly Stance[];
  /** Which way the cast faces; left out: as the camera's side says. */
  readonly facing?: Facing | undefined;
  /** A stream of numbers from 0 to 1 that decides what the camera leaves open. */
  readonly random: () => number;
}

/** A shot set up: the camera at rest and everybody's place. Metres; the lead stands near 0, 0, 0. */
export interface ComposedShot {
  readonly pose: CameraPose;
  readonly aspect: number;
  /** What the camera is aimed at; dollies and cranes keep to it. */
  readonly aim: Vec3;
  readonly distanceMetres: number;
  /** The height of what the picture shows at the lead. */
  readonly spanMetres: number;
  readonly placements: readonly Placement[];
}

/** The lead's place off the picture's middle, as a share of its width, to leave room to look into. */
function offCentre(size: ShotSize, side: CameraSide, castCount: number, random: () => number): number {
  const side0 = random() < 0.5 ? -1 : 1;
  if (castCount !== 1) return 0;
  const look = lookOf(side);
  const wide = size === 'wide' || size === 'extreme-wide';
  if (look === 0) return side0 * (wide ? 0.15 : size === 'full' || size === 'cowboy' ? 0.06 : 0.025);
  const profile = side.startsWith('profile');
  if (size === 'extreme-close-up') return -look * (profile ? 0.2 : 0.1);
  return -look * (wide ? 0.16 : profile ? 0.12 : 0.075);
}

/** A facing that one camera side shows just so. */
const SIDES: Partial<Record<Facing, CameraSide>> = {
  camera: 'front',
  away: 'back',
  left: 'profile-left',
  right: 'profile-right',
};

/** Sets up a shot: camera by framing, height and lens, then the cast. The same input gives the same shot. */
export function composeShot(shot: ShotToCompose): ComposedShot {
  const { shotSize, aspect, statures, random } = shot;
  const stances = statures.map((_, cast): Stance => shot.stances?.[cast] ?? 'standing');
  const cameraSide = (shot.facing === undefined ? undefined : SIDES[shot.facing]) ?? shot.cameraSide;
  const framed = frameCast(shotSize, aspect, statures, stances);
  const stand = standpointOf({
    ...framed,
    size: shotSize,
    height: shot.cameraHeight,
    lensMm: shot.lensMm,
    aspect,
  });
  const spanMetres = spanMetresOf(framed.framing);
  const width = spanMetres * aspect;
  const truck = -offCentre(shotSize, cameraSide, statures.length, random) * width;
  // Tight shots are focused on the face, not on the body's middle.
  const plane = shotSize === 'extreme-close-up' || shotSize === 'close-up' ? -0.08 : 0;
  const overhead = shot.cameraHeight === 'overhead';
  const placements = placeCast({
    size: shotSize,
    height: shot.cameraHeight,
    side: cameraSide,
    facing: shot.facing,
    aspect,
    widthMetres: width,
    distanceMetres: stand.distanceMetres,
    statures,
    stances,
    random,
  });
  return {
    pose: {
      position: [truck, stand.heightMetres, (overhead ? 0 : plane) - stand.groundDistanceMetres],
      yawRadians: 0,
      pitchRadians: stand.pitchRadians,
      rollRadians: 0,
      lensMm: stand.lensMm,
    },
    aspect,
    aim: [truck, stand.aimMetres, overhead ? 0 : plane],
    distanceMetres: stand.distanceMetres,
    spanMetres,
    placements,
  };
}
