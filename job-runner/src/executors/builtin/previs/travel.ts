import type { CameraMove, ComposedShot, Placement, ShotSize, Stance } from '@dailies/shared/cinema';

/** What people cover in a second. */
const SPEEDS: Partial<Record<Stance, number>> = { walking: 1.3, running: 3.1 };

/** A room ends somewhere. */
const LONGEST_INDOORS_METRES = 3.2;

export interface Travel {
  /** How far somebody comes over the whole shot; the composed place is passed in its middle. */
  readonly metres: number;
  /** The same without the frame's limit: what the steps keep time to where no foot is seen. */
  readonly naturalMetres: number;
}

const STANDS: Travel = { metres: 0, naturalMetres: 0 };

const showsFeet = (size: ShotSize): boolean => size === 'full' || size === 'wide' || size === 'extreme-wide';

/**
 * How far somebody walks or runs during a shot. A camera that follows goes along; any other keeps
 * them in its frame: they go slower, and where their feet are seen, in shorter steps.
 */
export function travelOf(
  stance: Stance,
  { yawRadians }: Placement,
  shot: {
    composed: ComposedShot;
    size: ShotSize;
    move: CameraMove;
    seconds: number;
    indoors: boolean;
  },
): Travel {
  const speed = SPEEDS[stance];
  if (speed === undefined) return STANDS;
  const { composed, size, move, seconds, indoors } = shot;
  const naturalMetres = speed * seconds;
  const inRoom = indoors ? LONGEST_INDOORS_METRES : Infinity;
  if (move === 'follow') return { metres: Math.min(naturalMetres, inRoom * 2), naturalMetres };
  const aside = Math.max(Math.abs(Math.sin(yawRadians)), 0.01);
  const deep = Math.max(Math.abs(Math.cos(yawRadians)), 0.01);
  const width = composed.spanMetres * composed.aspect;
  const metres = Math.min(naturalMetres, (0.5 * width) / aside, (0.55 * composed.distanceMetres) / deep, inRoom);
  return { metres, naturalMetres: showsFeet(size) ? metres : naturalMetres };
}
