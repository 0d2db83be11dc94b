import { blend, css, multiply } from '../../colour.ts';
import type { Spot } from '../../paint/Spot.ts';
import type { FaceCanvas } from './FaceCanvas.ts';

/** The soft shade of the sockets, under the eyes' own drawing. */
export function paintSockets(face: FaceCanvas): void {
  for (const side of [-1, 1] as const) {
    if (!face.sees(side)) continue;
    const points: Spot[] = [];
    for (let step = 0; step <= 12; step += 1) {
      const angle = (step / 12) * 2 * Math.PI;
      points.push(face.at(side * 0.142 + Math.cos(angle) * 0.1, 0.026 + Math.sin(angle) * 0.055));
    }
    face.fillCurve(points, face.skinShade(1), 0.32);
  }
}

function eyeSpots(face: FaceCanvas, side: -1 | 1): { upper: Spot[]; lower: Spot[]; crease: Spot[] } {
  const open = face.options.expression.eyesOpen;
  const upper: Spot[] = [];
  const lower: Spot[] = [];
  const crease: Spot[] = [];
  for (let step = 0; step <= 10; step += 1) {
    const share = step / 10;
    const x = side * (0.082 + 0.138 * share);
    const arch = Math.sin(Math.PI * share ** 0.86) ** 0.85;
    const base = -0.012 + 0.018 * share;
    upper.push(face.at(x, base + arch * (-0.016 + 0.052 * open), 0.008 * arch));
    lower.push(face.at(x, base - arch * 0.026, 0.006 * arch));
    crease.push(face.at(x, base + 0.016 + arch * (0.028 + 0.026 * open), 0.004));
  }
  return { upper, lower, crease };
}

/** An eye with lid, iris and light. */
export function paintEye(face: FaceCanvas, side: -1 | 1): void {
  const { context, palette } = face.brush;
  const { expression, ink, tones, light } = face.options;
  const { upper, lower, crease } = eyeSpots(face, side);
  const inShade = light[0] * side * 0.35 - light[2] * 0.93 < 0.1;
  const white = multiply([246, 243, 236], blend(palette.light, palette.shade, inShade ? 0.75 : 0.12));
  if (expression.eyesOpen > 0.12) {
    context.save();
    context.beginPath();
    face.brush.trace([...upper, ...lower.toReversed()]);
    context.fillStyle = css(white);
    context.fill();
    context.clip();
    const gaze = Math.max(-0.03, Math.min(0.03, Math.sin(face.round) * 0.03));
    const centreX = side * 0.149 + gaze;
    const ring = (radius: number, x = centreX, y = 0.008): Spot[] =>
      Array.from({ length: 15 }, (_, step) => {
        const angle = (step / 14) * 2 * Math.PI;
        return face.at(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, 0.012);
      });
    const iris = multiply([88, 66, 52], blend(palette.light, palette.shade, inShade ? 0.7 : 0.2));
    face.fillCurve(ring(0.037), iris);
    face.fillCurve(ring(0.019), blend(ink, [0, 0, 0], 0.4));
    // The lid's own shadow on the eye.
    context.beginPath();
    face.brush.trace([...upper, ...crease.toReversed()]);
    context.lineWidth = face.linePx * 2.6;
    context.strokeStyle = css(ink, 0.3);
    context.stroke();
    face.fillCurve(
      ring(0.008, centreX + (light[0] > 0 ? 0.013 : -0.013), 0.022),
      [255, 255, 255],
      inShade ? 0.55 : 0.95,
    );
    context.restore();
  } else {
    face.fillCurve([...upper, ...lower.toReversed()], tones.light, 0);
  }
  face.strokeCurve(upper, 2.1);
  const outer = upper.at(-1);
  const before = upper.at(-3);
  if (outer !== undefined && before !== undefined) {
    context.beginPath();
    context.moveTo(before[0], before[1]);
    context.lineTo(outer[0] + (outer[0] - before[0]) * 0.2, outer[1] + (outer[1] - before[1]) * 0.1);
    context.lineWidth = face.linePx * 1.6;
    context.strokeStyle = css(ink);
    context.stroke();
  }
  face.strokeCurve(lower.slice(3), 0.75, 0.6);
  face.strokeCurve(crease.slice(2, 10), 0.8, 0.5);
}

/** An eye too small for more than a lid and a dot. */
export function paintSmallEye(face: FaceCanvas, side: -1 | 1): void {
  const { context } = face.brush;
  const { upper } = eyeSpots(face, side);
  face.strokeCurve(upper.slice(1, 10), 1.5, 0.95);
  if (face.options.expression.eyesOpen < 0.3) return;
  const [x, y] = face.at(side * 0.149, 0.002);
  context.beginPath();
  context.arc(x, y, Math.max(0.6, face.options.headPx * 0.03), 0, 2 * Math.PI);
  context.fillStyle = css(face.options.ink);
  context.fill();
}
