import type { Vec3 } from '@dailies/shared/cinema';
import type { Brush } from '../paint/Brush.ts';
import type { Palette } from '../palette.ts';
import type { Random } from '../random.ts';

/** One thing of a set. Far ones are painted before near ones, together with the cast. */
export interface SetPiece {
  /** Where it counts as standing. */
  readonly at: Vec3;
  readonly paint: (brush: Brush) => void;
  /** Adds its shadow on the floor to the current path. */
  readonly shadow?: (brush: Brush) => void;
}

/** A place, built once for a shot and painted for each frame. */
export interface Setting {
  /** Where distance has taken 63 % of a thing's own colour. */
  readonly hazeMetres: number;
  /** Sky, floor and walls: behind everything, in this order. */
  readonly backdrop: readonly ((brush: Brush) => void)[];
  readonly pieces: readonly SetPiece[];
}

/** What a set is built from. */
export interface SetPlan {
  readonly palette: Palette;
  readonly random: Random;
  /** Width that the camera sees at the lead, and how far it stands from there: what the set must fill. */
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly distanceMetres: number;
  /** How far to the right of the lead the camera stands: no wall may come between. */
  readonly cameraAsideMetres: number;
  /** The set's turn against the camera: two sides of things show. */
  readonly turnRadians: number;
  /** The place's name, description and the prompt. */
  readonly words: string;
  /** Whether the frame is filled by faces: a set then stays quiet. */
  readonly tight: boolean;
}
