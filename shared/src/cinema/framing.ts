import type { ShotSize } from './camera.ts';

/** What a picture's height holds: two heights on the standing subject, in metres from the floor. */
export interface Framing {
  readonly topMetres: number;
  readonly bottomMetres: number;
}

/**
 * The cuts that film crews mean by these names, on a person of 1.76 m: an extreme close-up from the
 * eyes to the mouth, a close-up with the tops of the shoulders, medium from the waist, cowboy from
 * mid-thigh. From `full` on the space round the person grows; feet stay in the lower third.
 */
export const FRAMINGS: Readonly<Record<ShotSize, Framing>> = {
  'extreme-close-up': { topMetres: 1.692, bottomMetres: 1.538 },
  'close-up': { topMetres: 1.79, bottomMetres: 1.385 },
  'medium-close-up': { topMetres: 1.835, bottomMetres: 1.215 },
  'medium': { topMetres: 1.87, bottomMetres: 0.99 },
  'cowboy': { topMetres: 1.91, bottomMetres: 0.63 },
  'full': { topMetres: 1.96, bottomMetres: -0.17 },
  'wide': { topMetres: 2.95, bottomMetres: -0.95 },
  'extreme-wide': { topMetres: 8.2, bottomMetres: -2.8 },
};

export const spanMetresOf = ({ topMetres, bottomMetres }: Framing): number => topMetres - bottomMetres;
export const centreMetresOf = ({ topMetres, bottomMetres }: Framing): number => (topMetres + bottomMetres) / 2;
