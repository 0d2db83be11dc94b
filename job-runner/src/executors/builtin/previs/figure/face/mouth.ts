import { blend, multiply } from '../../colour.ts';
import type { FaceCanvas } from './FaceCanvas.ts';

/** Lips, teeth where it opens, and the creases of a smile. */
export function paintMouth(face: FaceCanvas, full: boolean): void {
  const { expression, physique, tones, ink } = face.options;
  const { smile, mouthOpen } = expression;
  const turned = Math.abs(face.round);
  const near = face.round >= 0 ? 1 : -1;
  const half = 0.1 + 0.03 * Math.max(smile, 0) - 0.012 * Math.max(-smile, 0) - 0.02 * mouthOpen * (smile > 0.5 ? 0 : 1);
  const centre = -0.3;
  const lower = mouthOpen * 0.075;
  const span = (share: number): number => (turned > 1.2 ? (share >= 0 ? share * near : 0) : share) * half;
  const lineY = (share: number): number =>
    centre + share * share * (0.035 * smile + (smile > 0.5 ? 0.004 : 0)) - 0.004 * (1 - share * share);
  const shares = turned > 1.2 ? [0, 0.25, 0.5, 0.75, 1] : [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];
  const middle = shares.map((share) =>
    face.at(span(share), lineY(share) + mouthOpen * 0.012 * (1 - share * share), 0.012 * (1 - share * share)),
  );
  if (turned > 1.05) paintProfileLips(face);
  if (!full) {
    face.strokeCurve(middle, 1.25, 0.85);
    return;
  }
  const lipTone = (amount: number) => multiply(blend(tones.light, tones.shade, amount), [238, 176, 168]);
  const top = shares.map((share) =>
    face.at(
      span(share),
      lineY(share) + (1 - share * share) * (0.03 - 0.009 * Math.max(0, 1 - Math.abs(share) * 5)),
      0.02 * (1 - share * share),
    ),
  );
  const openLine = shares.map((share) =>
    face.at(span(share), lineY(share) - lower * (1 - share ** 4), 0.012 * (1 - share * share)),
  );
  const bottom = shares.map((share) =>
    face.at(span(share) * 0.94, lineY(share) - lower - (1 - share * share) * 0.038, 0.016 * (1 - share * share)),
  );
  const strong = physique.jawScale < 1 ? 0.95 : 0.6;
  face.fillCurve([...top, ...middle.toReversed()], lipTone(0.75), strong);
  if (mouthOpen > 0.05) {
    face.fillCurve([...middle, ...openLine.toReversed()], blend(ink, [96, 30, 34], 0.35));
    if (smile > 0.3 || mouthOpen > 0.8) {
      const teeth = shares.map((share) => face.at(span(share) * 0.86, lineY(share) - 0.02 * (1 - share ** 4), 0.012));
      face.fillCurve(
        [...middle.slice(1, -1), ...teeth.slice(1, -1).toReversed()],
        multiply([244, 240, 230], face.brush.palette.light),
      );
    }
    face.strokeCurve(openLine, 1, 0.8);
  }
  face.fillCurve([...openLine, ...bottom.toReversed()], lipTone(0.25), strong);
  face.strokeCurve(middle, 1.35, 0.95);
  // The lower lip throws a small shadow.
  face.strokeCurve(
    shares.slice(2, -2).map((share) => face.at(span(share) * 0.9, centre - lower - 0.052, 0.004)),
    1.1,
    0.32,
  );
  if (smile > 0.5) {
    for (const side of [-1, 1] as const) {
      if (turned > 0.5 && side !== near) continue;
      face.strokeCurve(
        [
          face.at(side * 0.1, -0.2, 0.006),
          face.at(side * 0.145, -0.25, 0.004),
          face.at(side * (half + 0.025), -0.3, 0),
        ],
        0.8,
        0.42,
      );
    }
  }
}

/** Lips and chin stand out of a head seen from the side. */
function paintProfileLips(face: FaceCanvas): void {
  const { mouthOpen } = face.options.expression;
  const open = mouthOpen * 0.05;
  const rim = [
    face.at(0, -0.216, 0.01),
    face.at(0, -0.252, 0.012),
    face.at(0, -0.278, 0.034),
    face.at(0, -0.3, 0.012),
    face.at(0, -0.32 - open, 0.028),
    face.at(0, -0.356 - open, -0.004),
    face.at(0, -0.41, 0.014),
    face.at(0, -0.46, 0.008),
  ];
  const near = face.round >= 0 ? 1 : -1;
  const { light, tones } = face.options;
  const lit = -light[2] * 0.75 + light[0] * near * 0.5 > 0.08;
  face.fillCurve([...rim, face.at(near * 0.06, -0.44), face.at(near * 0.06, -0.23)], lit ? tones.light : tones.shade);
  face.strokeCurve(rim, 1.25, 0.95);
}
