import type { CameraHeight, ShotSize } from './camera.ts';
import { centreMetresOf, type Framing, spanMetresOf } from './framing.ts';
import { distanceForSpanMetres, sensorHeightMm, verticalFovRadians } from './lens.ts';

/** Where the camera stands in the plane through the subject's middle, which stands at 0. */
export interface Standpoint {
  /** Height over the floor. */
  readonly heightMetres: number;
  /** Distance over the floor to the plane that is framed; 0 is straight above. */
  readonly groundDistanceMetres: number;
  readonly pitchRadians: number;
  /** The chosen focal length, or a longer one where the lens would have to stand closer than `CLOSEST_METRES`. */
  readonly lensMm: number;
  /** The straight distance to the middle of what is framed. */
  readonly distanceMetres: number;
  /** The height on the subject that the camera is aimed at. */
  readonly aimMetres: number;
}

/** Closer than this no camera goes to a face: the framing crops in instead. */
const CLOSEST_METRES = 0.5;

const DEGREES = Math.PI / 180;
/** Straight down has no picture-up; a breath less than 90 degrees keeps the lead's front towards the picture's bottom. */
const PLAN_PITCH = -87 * DEGREES;

/** How far over (or under) its aim the camera looks from, and the lowest it may stand. */
const ELEVATIONS = {
  ground: { radians: -38 * DEGREES, lowestMetres: 0.1 },
  low: { radians: -20 * DEGREES, lowestMetres: 0.42 },
  high: { radians: 27 * DEGREES, lowestMetres: 0 },
} as const;

/** At eye level the camera stands at the subject's eyes, a little lower as the shot widens, as operators do. */
const EYE_LEVEL_METRES: Readonly<Record<ShotSize, number>> = {
  'extreme-close-up': 1.615,
  'close-up': 1.61,
  'medium-close-up': 1.6,
  'medium': 1.58,
  'cowboy': 1.54,
  'full': 1.46,
  'wide': 1.5,
  'extreme-wide': 1.65,
};

/** A lying person is looked at from a little over: from the floor there is nothing but a ridge. */
const OVER_LYING_RADIANS = 20 * DEGREES;

/** What a camera is to be set up for. */
export interface StandpointFor {
  readonly size: ShotSize;
  readonly height: CameraHeight;
  readonly lensMm: number;
  readonly aspect: number;
  /** Two heights on the people as they are, in metres from the floor. */
  readonly framing: Framing;
  /** How tall who is framed is when standing, against 1.76 m. */
  readonly stature: number;
  /** How far who is framed has come down from standing. */
  readonly dropMetres: number;
  readonly isLying: boolean;
}

function heightAt(distanceMetres: number, aimMetres: number, wanted: StandpointFor): number {
  const { height, size, stature, dropMetres, isLying } = wanted;
  if (height === 'eye' || height === 'overhead') {
    return isLying
      ? aimMetres + distanceMetres * Math.sin(OVER_LYING_RADIANS)
      : EYE_LEVEL_METRES[size] * stature - dropMetres;
  }
  const { radians, lowestMetres } = ELEVATIONS[height];
  return Math.max(lowestMetres, aimMetres + distanceMetres * Math.sin(radians));
}

/**
 * Finds where a camera must stand so that the picture's height holds exactly the framing's two
 * heights. The picture's top and bottom edges are one vertical field of view apart, so the distance
 * is where the framing subtends that angle.
 */
export function standpointOf(wantedOf: StandpointFor): Standpoint {
  const { height, lensMm, aspect, framing } = wantedOf;
  const { topMetres: top, bottomMetres: bottom } = framing;
  if (height === 'overhead') return plan(wantedOf);

  const aimMetres = centreMetresOf(framing);
  const seenFrom = (distance: number) => {
    const heightMetres = heightAt(distance, aimMetres, wantedOf);
    const rise = heightMetres - aimMetres;
    const ground = Math.sqrt(Math.max(distance * distance - rise * rise, 0.0004));
    const toTop = Math.atan2(top - heightMetres, ground);
    const toBottom = Math.atan2(bottom - heightMetres, ground);
    return { heightMetres, ground, angle: toTop - toBottom, pitch: (toTop + toBottom) / 2 };
  };
  const wanted = verticalFovRadians(lensMm, aspect);
  let near = CLOSEST_METRES;
  let far = 4 * distanceForSpanMetres(spanMetresOf(framing), lensMm, aspect) + 4;
  let lens = lensMm;
  if (seenFrom(near).angle <= wanted) {
    lens = sensorHeightMm(aspect) / 2 / Math.tan(seenFrom(near).angle / 2);
    far = near;
  }
  for (let step = 0; step < 48; step += 1) {
    const middle = (near + far) / 2;
    if (seenFrom(middle).angle > wanted) near = middle;
    else far = middle;
  }
  const found = seenFrom(far);
  return {
    heightMetres: found.heightMetres,
    groundDistanceMetres: found.ground,
    pitchRadians: found.pitch,
    lensMm: lens,
    distanceMetres: far,
    aimMetres,
  };
}

/** Straight above: tight sizes frame the crown, wide ones the whole person. */
function plan({ framing, lensMm, aspect, stature, dropMetres, isLying }: StandpointFor): Standpoint {
  const span = spanMetresOf(framing);
  const aimMetres = isLying ? centreMetresOf(framing) : (span < 1 ? 1.62 : 1.05) * stature - dropMetres;
  const wanted = distanceForSpanMetres(span, lensMm, aspect);
  const distance = Math.max(wanted, CLOSEST_METRES + 0.15);
  return {
    heightMetres: aimMetres + distance * Math.sin(-PLAN_PITCH),
    groundDistanceMetres: distance * Math.cos(PLAN_PITCH),
    pitchRadians: PLAN_PITCH,
    lensMm: lensMm * (distance / wanted),
    distanceMetres: distance,
    aimMetres,
  };
}
