import type { Vec3 } from '@dailies/shared/cinema';
import { blend, css, multiply, type Rgb } from '../colour.ts';
import type { Brush, Spot } from '../paint/Brush.ts';
import type { Expression } from './expression.ts';
import { facePoint } from './headShape.ts';
import type { Physique } from './physique.ts';

/** Under this height of a head in pixels a face is left to its tones. */
const PLAIN_BELOW_PX = 15;
/** From this height on a face is drawn with everything. */
const FULL_FROM_PX = 46;

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

/** Draws eyes, brows, nose and mouth onto a head whose skin is already filled. */
export class FacePainter {
  readonly #brush: Brush;
  readonly #options: FaceOptions;
  readonly #linePx: number;
  /** The camera's angle round the head: 0 before the face, positive at the head's left side. */
  readonly #round: number;

  constructor(brush: Brush, options: FaceOptions) {
    this.#brush = brush;
    this.#options = options;
    this.#linePx = Math.max(0.7, Math.min(options.headPx * 0.0085, brush.heightPx * 0.0042));
    this.#round = Math.atan2(options.camera[0], -options.camera[2]);
  }

  paint(): void {
    const { headPx, camera } = this.#options;
    if (headPx < PLAIN_BELOW_PX || Math.abs(this.#round) > 1.85 || camera[1] > 0.93) return;
    const full = headPx >= FULL_FROM_PX;
    const { context } = this.#brush;
    context.save();
    context.lineJoin = 'round';
    context.lineCap = 'round';
    context.save();
    this.#options.clipToSkull();
    if (full) this.#sockets();
    for (const side of [-1, 1] as const) {
      if (!this.#sees(side)) continue;
      if (full) this.#eye(side);
      else this.#smallEye(side);
      this.#brow(side);
    }
    context.restore();
    if (this.#options.physique.beard) this.#beard();
    this.#mouth(full);
    this.#nose(full);
    if (this.#options.physique.glasses) this.#glasses();
    context.restore();
  }

  #at(x: number, y: number, lift = 0): Spot {
    const point = facePoint(x, y, this.#options.physique.jawScale, lift);
    return this.#brush.spot(this.#options.toWorld(point)) ?? [-1e4, -1e4];
  }

  /** Whether the eye of a side is turned to the camera. */
  #sees(side: -1 | 1): boolean {
    const [x, , z] = this.#options.camera;
    return side * x * 0.52 - z * 0.85 > 0.06;
  }

  #skinShade(amount: number): Rgb {
    const { light, shade } = this.#options.tones;
    return blend(light, blend(shade, multiply(shade, [225, 190, 190]), 0.5), amount);
  }

  /** A smooth closed or open curve through points. */
  #curve(spots: readonly Spot[], close = false): void {
    const { context } = this.#brush;
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

  #fillCurve(spots: readonly Spot[], colour: Rgb, alpha = 1): void {
    const { context } = this.#brush;
    context.beginPath();
    this.#curve(spots, true);
    context.fillStyle = css(colour, alpha);
    context.fill();
  }

  #strokeCurve(spots: readonly Spot[], weight = 1, alpha = 1, colour = this.#options.ink): void {
    const { context } = this.#brush;
    context.beginPath();
    this.#curve(spots);
    context.lineWidth = this.#linePx * weight;
    context.strokeStyle = css(colour, alpha);
    context.stroke();
  }

  #sockets(): void {
    for (const side of [-1, 1] as const) {
      if (!this.#sees(side)) continue;
      const points: Spot[] = [];
      for (let step = 0; step <= 12; step += 1) {
        const angle = (step / 12) * 2 * Math.PI;
        points.push(this.#at(side * 0.142 + Math.cos(angle) * 0.1, 0.026 + Math.sin(angle) * 0.055));
      }
      this.#fillCurve(points, this.#skinShade(1), 0.32);
    }
  }

  #eyeSpots(side: -1 | 1): { upper: Spot[]; lower: Spot[]; crease: Spot[] } {
    const open = this.#options.expression.eyesOpen;
    const upper: Spot[] = [];
    const lower: Spot[] = [];
    const crease: Spot[] = [];
    for (let step = 0; step <= 10; step += 1) {
      const share = step / 10;
      const x = side * (0.082 + 0.138 * share);
      const arch = Math.sin(Math.PI * share ** 0.86) ** 0.85;
      const base = -0.012 + 0.018 * share;
      upper.push(this.#at(x, base + arch * (-0.016 + 0.052 * open), 0.008 * arch));
      lower.push(this.#at(x, base - arch * 0.026, 0.006 * arch));
      crease.push(this.#at(x, base + 0.016 + arch * (0.028 + 0.026 * open), 0.004));
    }
    return { upper, lower, crease };
  }

  #eye(side: -1 | 1): void {
    const { context, palette } = this.#brush;
    const { expression, ink, tones, light } = this.#options;
    const { upper, lower, crease } = this.#eyeSpots(side);
    const inShade = light[0] * side * 0.35 - light[2] * 0.93 < 0.1;
    const white = multiply([246, 243, 236], blend(palette.light, palette.shade, inShade ? 0.75 : 0.12));
    if (expression.eyesOpen > 0.12) {
      context.save();
      context.beginPath();
      this.#brush.trace([...upper, ...lower.toReversed()]);
      context.fillStyle = css(white);
      context.fill();
      context.clip();
      const gaze = Math.max(-0.03, Math.min(0.03, Math.sin(this.#round) * 0.03));
      const centreX = side * 0.149 + gaze;
      const ring = (radius: number, x = centreX, y = 0.008): Spot[] =>
        Array.from({ length: 15 }, (_, step) => {
          const angle = (step / 14) * 2 * Math.PI;
          return this.#at(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, 0.012);
        });
      const iris = multiply([88, 66, 52], blend(palette.light, palette.shade, inShade ? 0.7 : 0.2));
      this.#fillCurve(ring(0.037), iris);
      this.#fillCurve(ring(0.019), blend(ink, [0, 0, 0], 0.4));
      // The lid's own shadow on the eye.
      context.beginPath();
      this.#brush.trace([...upper, ...crease.toReversed()]);
      context.lineWidth = this.#linePx * 2.6;
      context.strokeStyle = css(ink, 0.3);
      context.stroke();
      this.#fillCurve(
        ring(0.008, centreX + (light[0] > 0 ? 0.013 : -0.013), 0.022),
        [255, 255, 255],
        inShade ? 0.55 : 0.95,
      );
      context.restore();
    } else {
      this.#fillCurve([...upper, ...lower.toReversed()], tones.light, 0);
    }
    this.#strokeCurve(upper, 2.1);
    const outer = upper.at(-1);
    const before = upper.at(-3);
    if (outer !== undefined && before !== undefined) {
      context.beginPath();
      context.moveTo(before[0], before[1]);
      context.lineTo(outer[0] + (outer[0] - before[0]) * 0.2, outer[1] + (outer[1] - before[1]) * 0.1);
      context.lineWidth = this.#linePx * 1.6;
      context.strokeStyle = css(ink);
      context.stroke();
    }
    this.#strokeCurve(lower.slice(3), 0.75, 0.6);
    this.#strokeCurve(crease.slice(2, 10), 0.8, 0.5);
  }

  #smallEye(side: -1 | 1): void {
    const { context } = this.#brush;
    const { upper } = this.#eyeSpots(side);
    this.#strokeCurve(upper.slice(1, 10), 1.5, 0.95);
    if (this.#options.expression.eyesOpen < 0.3) return;
    const [x, y] = this.#at(side * 0.149, 0.002);
    context.beginPath();
    context.arc(x, y, Math.max(0.6, this.#options.headPx * 0.03), 0, 2 * Math.PI);
    context.fillStyle = css(this.#options.ink);
    context.fill();
  }

  #brow(side: -1 | 1): void {
    const { expression, physique, ink } = this.#options;
    const top: Spot[] = [];
    const bottom: Spot[] = [];
    for (let step = 0; step <= 8; step += 1) {
      const share = step / 8;
      const x = side * (0.062 + 0.178 * share);
      const shift = expression.browInner * (1 - share) + expression.browOuter * share;
      const y = 0.088 + 0.026 * Math.sin(Math.PI * (0.15 + share * 0.75)) - 0.012 * share + shift;
      const thick = 0.026 * (1 - share * 0.72) * (0.75 + 0.25 * physique.jawScale ** 3);
      top.push(this.#at(x, y + thick * 0.5, 0.006));
      bottom.push(this.#at(x, y - thick * 0.5, 0.006));
    }
    this.#fillCurve(
      [...top, ...bottom.toReversed()],
      blend(blend(physique.hair, ink, 0.6), this.#options.tones.shade, 0.1),
      0.94,
    );
  }

  #nose(full: boolean): void {
    const near = this.#round >= 0 ? 1 : -1;
    const turned = Math.abs(this.#round);
    const { tones, light } = this.#options;
    if (turned > 0.3) {
      const swing = Math.min((turned - 0.3) / 0.7, 1);
      const body = [
        this.#at(0, 0.05, 0.004),
        this.#at(0, 0.0, 0.03),
        this.#at(0, -0.08, 0.076),
        this.#at(0, -0.15, 0.12),
        this.#at(0, -0.186, 0.118),
        this.#at(0, -0.212, 0.07),
        this.#at(0, -0.22, 0.008),
      ];
      const flank = [
        this.#at(near * 0.07, -0.2, 0.01),
        this.#at(near * 0.075, -0.165, 0.01),
        this.#at(near * 0.045, -0.09, 0.012),
        this.#at(near * 0.018, 0.0, 0.012),
      ];
      // Whether the flank towards the camera has the light.
      const lit = light[0] * near * 0.8 - light[2] * 0.4 > 0.08;
      this.#fillCurve([...body, ...flank], lit ? tones.light : tones.shade);
      this.#strokeCurve(body.slice(swing > 0.5 ? 0 : 1), 1.25, 0.95);
      const wing = [
        this.#at(near * 0.04, -0.213, 0.03),
        this.#at(near * 0.078, -0.208, 0.012),
        this.#at(near * 0.088, -0.17, 0.012),
        this.#at(near * 0.07, -0.14, 0.02),
      ];
      if (full) {
        this.#strokeCurve(wing, 1, 0.75);
        const nostril = [
          this.#at(near * 0.03, -0.207, 0.06),
          this.#at(near * 0.045, -0.2, 0.05),
          this.#at(near * 0.06, -0.207, 0.03),
        ];
        this.#strokeCurve(nostril, 1.5, 0.75);
      }
      return;
    }
    const dark = light[0] >= 0 ? -1 : 1;
    if (full) {
      const plane = [
        this.#at(dark * 0.035, 0.045),
        this.#at(dark * 0.012, -0.03, 0.05),
        this.#at(dark * 0.014, -0.13, 0.12),
        this.#at(dark * 0.03, -0.2, 0.09),
        this.#at(dark * 0.085, -0.2, 0.012),
        this.#at(dark * 0.07, -0.13, 0.01),
        this.#at(dark * 0.045, -0.04, 0),
      ];
      this.#fillCurve(plane, this.#skinShade(1), 0.62);
      const under = [
        this.#at(-0.07, -0.2, 0.02),
        this.#at(-0.03, -0.212, 0.08),
        this.#at(0, -0.207, 0.11),
        this.#at(0.03, -0.212, 0.08),
        this.#at(0.07, -0.2, 0.02),
        this.#at(0, -0.243, 0.01),
      ];
      this.#fillCurve(under, this.#skinShade(1), 0.55);
      for (const side of [-1, 1] as const) {
        this.#strokeCurve(
          [
            this.#at(side * 0.025, -0.212, 0.07),
            this.#at(side * 0.045, -0.204, 0.06),
            this.#at(side * 0.066, -0.214, 0.03),
          ],
          1.5,
          0.8,
        );
        this.#strokeCurve(
          [
            this.#at(side * 0.068, -0.214, 0.016),
            this.#at(side * 0.093, -0.2, 0.01),
            this.#at(side * 0.088, -0.155, 0.012),
          ],
          0.95,
          0.6,
        );
      }
      this.#strokeCurve(
        [this.#at(dark * 0.034, 0.05), this.#at(dark * 0.026, 0.0, 0.03), this.#at(dark * 0.03, -0.07, 0.05)],
        0.8,
        0.4,
      );
    } else {
      this.#strokeCurve(
        [this.#at(-0.06, -0.205, 0.02), this.#at(0, -0.225, 0.05), this.#at(0.06, -0.205, 0.02)],
        1.1,
        0.75,
      );
    }
  }

  #mouth(full: boolean): void {
    const { expression, physique, tones, ink } = this.#options;
    const { smile, mouthOpen } = expression;
    const turned = Math.abs(this.#round);
    const near = this.#round >= 0 ? 1 : -1;
    const half =
      0.1 + 0.03 * Math.max(smile, 0) - 0.012 * Math.max(-smile, 0) - 0.02 * mouthOpen * (smile > 0.5 ? 0 : 1);
    const centre = -0.3;
    const lower = mouthOpen * 0.075;
    const span = (share: number): number => (turned > 1.2 ? (share >= 0 ? share * near : 0) : share) * half;
    const lineY = (share: number): number =>
      centre + share * share * (0.035 * smile + (smile > 0.5 ? 0.004 : 0)) - 0.004 * (1 - share * share);
    const shares = turned > 1.2 ? [0, 0.25, 0.5, 0.75, 1] : [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];
    const middle = shares.map((share) =>
      this.#at(span(share), lineY(share) + mouthOpen * 0.012 * (1 - share * share), 0.012 * (1 - share * share)),
    );
    if (turned > 1.05) this.#profileLips();
    if (!full) {
      this.#strokeCurve(middle, 1.25, 0.85);
      return;
    }
    const lipTone = (amount: number) => multiply(blend(tones.light, tones.shade, amount), [238, 176, 168]);
    const top = shares.map((share) =>
      this.#at(
        span(share),
        lineY(share) + (1 - share * share) * (0.03 - 0.009 * Math.max(0, 1 - Math.abs(share) * 5)),
        0.02 * (1 - share * share),
      ),
    );
    const openLine = shares.map((share) =>
      this.#at(span(share), lineY(share) - lower * (1 - share ** 4), 0.012 * (1 - share * share)),
    );
    const bottom = shares.map((share) =>
      this.#at(span(share) * 0.94, lineY(share) - lower - (1 - share * share) * 0.038, 0.016 * (1 - share * share)),
    );
    const strong = physique.jawScale < 1 ? 0.95 : 0.6;
    this.#fillCurve([...top, ...middle.toReversed()], lipTone(0.75), strong);
    if (mouthOpen > 0.05) {
      this.#fillCurve([...middle, ...openLine.toReversed()], blend(ink, [96, 30, 34], 0.35));
      if (smile > 0.3 || mouthOpen > 0.8) {
        const teeth = shares.map((share) =>
          this.#at(span(share) * 0.86, lineY(share) - 0.02 * (1 - share ** 4), 0.012),
        );
        this.#fillCurve(
          [...middle.slice(1, -1), ...teeth.slice(1, -1).toReversed()],
          multiply([244, 240, 230], this.#brush.palette.light),
        );
      }
      this.#strokeCurve(openLine, 1, 0.8);
    }
    this.#fillCurve([...openLine, ...bottom.toReversed()], lipTone(0.25), strong);
    this.#strokeCurve(middle, 1.35, 0.95);
    // The lower lip throws a small shadow.
    this.#strokeCurve(
      shares.slice(2, -2).map((share) => this.#at(span(share) * 0.9, centre - lower - 0.052, 0.004)),
      1.1,
      0.32,
    );
    if (smile > 0.5) {
      for (const side of [-1, 1] as const) {
        if (turned > 0.5 && side !== near) continue;
        this.#strokeCurve(
          [
            this.#at(side * 0.1, -0.2, 0.006),
            this.#at(side * 0.145, -0.25, 0.004),
            this.#at(side * (half + 0.025), -0.3, 0),
          ],
          0.8,
          0.42,
        );
      }
    }
  }

  /** Lips and chin stand out of a head seen from the side. */
  #profileLips(): void {
    const { mouthOpen } = this.#options.expression;
    const open = mouthOpen * 0.05;
    const rim = [
      this.#at(0, -0.216, 0.01),
      this.#at(0, -0.252, 0.012),
      this.#at(0, -0.278, 0.034),
      this.#at(0, -0.3, 0.012),
      this.#at(0, -0.32 - open, 0.028),
      this.#at(0, -0.356 - open, -0.004),
      this.#at(0, -0.41, 0.014),
      this.#at(0, -0.46, 0.008),
    ];
    const near = this.#round >= 0 ? 1 : -1;
    const { light, tones } = this.#options;
    const lit = -light[2] * 0.75 + light[0] * near * 0.5 > 0.08;
    this.#fillCurve(
      [...rim, this.#at(near * 0.06, -0.44), this.#at(near * 0.06, -0.23)],
      lit ? tones.light : tones.shade,
    );
    this.#strokeCurve(rim, 1.25, 0.95);
  }

  #beard(): void {
    const { physique, tones, light } = this.#options;
    const { context, palette } = this.#brush;
    const near = this.#round >= 0 ? 1 : -1;
    // On the side turned away a beard ends where the cheek does.
    const farthest = 0.3 * Math.max(Math.cos(this.#round), 0.02) ** 0.8;
    const x = (side: number, value: number): number => side * (side === near ? value : Math.min(value, farthest));
    const upper = (side: number): Spot[] => [
      this.#at(x(side, 0.07), -0.238, 0.012),
      this.#at(x(side, 0.12), -0.262, 0.01),
      this.#at(x(side, 0.16), -0.285, 0.008),
      this.#at(x(side, 0.22), -0.2, 0.006),
      this.#at(x(side, 0.285), -0.07, 0.004),
    ];
    const lower = (side: number): Spot[] => [
      this.#at(x(side, 0.298), -0.16, 0.006),
      this.#at(x(side, 0.262), -0.33, 0.012),
      this.#at(x(side, 0.2), -0.44, 0.02),
      this.#at(x(side, 0.11), -0.505, 0.026),
    ];
    const rim = [
      ...upper(-1).toReversed(),
      this.#at(0, -0.232, 0.014),
      ...upper(1),
      ...lower(1),
      this.#at(0, -0.525, 0.03),
      ...lower(-1).toReversed(),
    ];
    const lit = light[0] * near * 0.5 - light[2] * 0.7 > 0.1;
    context.beginPath();
    this.#curve(rim, true);
    context.fillStyle = css(multiply(physique.hair, lit ? palette.light : blend(palette.shade, palette.light, 0.25)));
    context.fill();
    if (!lit) return;
    // The half turned from the key lies in shade.
    const dark = light[0] >= 0 ? -1 : 1;
    context.save();
    context.clip();
    this.#fillCurve(
      [
        this.#at(dark * 0.08, -0.1),
        this.#at(dark * 0.06, -0.54, 0.03),
        this.#at(x(dark, 0.3), -0.54, 0.05),
        this.#at(x(dark, 0.3), -0.05, 0.02),
      ],
      multiply(tones.shade, physique.hair),
      0.4,
    );
    context.restore();
  }

  #glasses(): void {
    for (const side of [-1, 1] as const) {
      if (!this.#sees(side)) continue;
      const rim: Spot[] = [];
      for (let step = 0; step <= 16; step += 1) {
        const angle = (step / 16) * 2 * Math.PI;
        const round = (value: number) => Math.sign(value) * Math.abs(value) ** 0.7;
        rim.push(this.#at(side * 0.152 + round(Math.cos(angle)) * 0.1, -0.004 + round(Math.sin(angle)) * 0.068, 0.045));
      }
      this.#strokeCurve(rim, 1.6, 0.95);
      this.#strokeCurve(
        [this.#at(side * 0.05, 0.012, 0.05), this.#at(side * 0.03, 0.022, 0.06), this.#at(0, 0.024, 0.06)],
        1.4,
        0.95,
      );
    }
  }
}
