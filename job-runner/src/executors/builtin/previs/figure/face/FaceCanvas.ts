import type { Vec3 } from '@dailies/shared/cinema';
import { blend, css, multiply, type Rgb } from '../../colour.ts';
import type { Brush } from '../../paint/Brush.ts';
import type { Spot } from '../../paint/Spot.ts';
import type { Expression } from '../expression.ts';
import { facePoint } from '../headShape.ts';
import type { Physique } from '../physique.ts';

export interface FaceOptions {
  readonly physique: Physique;
  readonly expression: Expression;
  /** From head units into the world. */
  readonly toWorld: (point: Vec3) => Vec3;
  /** Where the camera is, in head units' directions: x to the head's left, -z before the face. Unit length. */
  readonly camera: Vec3;
  /** The light, in the same directions. */
  readonly light: Vec3;
  /** Chin to crown on the canvas. */
  readonly headPx: number;
  readonly tones: { readonly light: Rgb; readonly shade: Rgb };
  readonly ink: Rgb;
  /** Keeps what is drawn next within the skull's outline. */
  readonly clipToSkull: () => void;
}

/** One head's face as a surface to draw on: places on it, curves over it, and how it stands to the camera. */
export class FaceCanvas {
  readonly brush: Brush;
  readonly options: FaceOptions;
  readonly linePx: number;
  /** The camera's angle round the head: 0 before the face, positive at the head's left side. */
  readonly round: number;

  constructor(brush: Brush, options: FaceOptions) {
    this.brush = brush;
    this.options = options;
    this.linePx = Math.max(0.7, Math.min(options.headPx * 0.0085, brush.heightPx * 0.0042));
    this.round = Math.atan2(options.camera[0], -options.camera[2]);
  }

  at(x: number, y: number, lift = 0): Spot {
    const point = facePoint(x, y, this.options.physique.jawScale, lift);
    return this.brush.spot(this.options.toWorld(point)) ?? [-1e4, -1e4];
  }

  /** Whether the eye of a side is turned to the camera. */
  sees(side: -1 | 1): boolean {
    const [x, , z] = this.options.camera;
    return side * x * 0.52 - z * 0.85 > 0.06;
  }

  skinShade(amount: number): Rgb {
    const { light, shade } = this.options.tones;
    return blend(light, blend(shade, multiply(shade, [225, 190, 190]), 0.5), amount);
  }

  /** A smooth closed or open curve through points. */
  curve(spots: readonly Spot[], close = false): void {
    const { context } = this.brush;
    const first = spots[0];
    const last = spots.at(-1);
    if (first === undefined || last === undefined) return;
    context.moveTo(first[0], first[1]);
    for (let index = 1; index + 1 < spots.length; index += 1) {
      const here = spots[index];
      const next = spots[index + 1];
      if (here === undefined || next === undefined) continue;
      if (index + 2 === spots.length) context.quadraticCurveTo(here[0], here[1], next[0], next[1]);
      else context.quadraticCurveTo(here[0], here[1], (here[0] + next[0]) / 2, (here[1] + next[1]) / 2);
    }
    if (close) context.closePath();
  }

  fillCurve(spots: readonly Spot[], colour: Rgb, alpha = 1): void {
    const { context } = this.brush;
    context.beginPath();
    this.curve(spots, true);
    context.fillStyle = css(colour, alpha);
    context.fill();
  }

  strokeCurve(spots: readonly Spot[], weight = 1, alpha = 1, colour = this.options.ink): void {
    const { context } = this.brush;
    context.beginPath();
    this.curve(spots);
    context.lineWidth = this.linePx * weight;
    context.strokeStyle = css(colour, alpha);
    context.stroke();
  }
}
