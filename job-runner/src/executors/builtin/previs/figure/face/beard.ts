import { blend, css, multiply } from '../../colour.ts';
import type { Spot } from '../../paint/Spot.ts';
import type { FaceCanvas } from './FaceCanvas.ts';

/** A full beard over jaw and lip. */
export function paintBeard(face: FaceCanvas): void {
  const { physique, tones, light } = face.options;
  const { context, palette } = face.brush;
  const near = face.round >= 0 ? 1 : -1;
  // On the side turned away a beard ends where the cheek does.
  const farthest = 0.3 * Math.max(Math.cos(face.round), 0.02) ** 0.8;
  const x = (side: number, value: number): number => side * (side === near ? value : Math.min(value, farthest));
  const upper = (side: number): Spot[] => [
    face.at(x(side, 0.07), -0.238, 0.012),
    face.at(x(side, 0.12), -0.262, 0.01),
    face.at(x(side, 0.16), -0.285, 0.008),
    face.at(x(side, 0.22), -0.2, 0.006),
    face.at(x(side, 0.285), -0.07, 0.004),
  ];
  const lower = (side: number): Spot[] => [
    face.at(x(side, 0.298), -0.16, 0.006),
    face.at(x(side, 0.262), -0.33, 0.012),
    face.at(x(side, 0.2), -0.44, 0.02),
    face.at(x(side, 0.11), -0.505, 0.026),
  ];
  const rim = [
    ...upper(-1).toReversed(),
    face.at(0, -0.232, 0.014),
    ...upper(1),
    ...lower(1),
    face.at(0, -0.525, 0.03),
    ...lower(-1).toReversed(),
  ];
  const lit = light[0] * near * 0.5 - light[2] * 0.7 > 0.1;
  context.beginPath();
  face.curve(rim, true);
  context.fillStyle = css(multiply(physique.hair, lit ? palette.light : blend(palette.shade, palette.light, 0.25)));
  context.fill();
  if (!lit) return;
  // The half turned from the key lies in shade.
  const dark = light[0] >= 0 ? -1 : 1;
  context.save();
  context.clip();
  face.fillCurve(
    [
      face.at(dark * 0.08, -0.1),
      face.at(dark * 0.06, -0.54, 0.03),
      face.at(x(dark, 0.3), -0.54, 0.05),
      face.at(x(dark, 0.3), -0.05, 0.02),
    ],
    multiply(tones.shade, physique.hair),
    0.4,
  );
  context.restore();
}
