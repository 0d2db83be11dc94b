import type { Rgb } from '../colour.ts';
import type { Mesh } from './Mesh.ts';

/** One piece of a figure, in body space: metres for a stature of 1, the body facing -z. */
export interface BodyPart {
  readonly kind: 'trunk' | 'collar' | 'neck' | 'arm' | 'hand' | 'leg' | 'shoe' | 'hips';
  readonly mesh: Mesh;
  readonly colour: Rgb;
  /** From which share of its length on its own contour is drawn inside the figure; 1 draws none. */
  readonly lineFrom: number;
  /** Metres towards the camera that it is drawn before its true depth. */
  readonly forward: number;
}
