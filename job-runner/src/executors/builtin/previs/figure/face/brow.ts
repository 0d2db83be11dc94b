import { blend } from '../../colour.ts';
import type { Spot } from '../../paint/Spot.ts';
import type { FaceCanvas } from './FaceCanvas.ts';

/** A tapering brow, moved by the expression. */
export function paintBrow(face: FaceCanvas, side: -1 | 1): void {
  const { expression, physique, ink } = face.options;
  const top: Spot[] = [];
  const bottom: Spot[] = [];
  for (let step = 0; step <= 8; step += 1) {
    const share = step / 8;
    const x = side * (0.062 + 0.178 * share);
    const shift = expression.browInner * (1 - share) + expression.browOuter * share;
    const y = 0.088 + 0.026 * Math.sin(Math.PI * (0.15 + share * 0.75)) - 0.012 * share + shift;
    const thick = 0.026 * (1 - share * 0.72) * (0.75 + 0.25 * physique.jawScale ** 3);
    top.push(face.at(x, y + thick * 0.5, 0.006));
    bottom.push(face.at(x, y - thick * 0.5, 0.006));
  }
  face.fillCurve(
    [...top, ...bottom.toReversed()],
    blend(blend(physique.hair, ink, 0.6), face.options.tones.shade, 0.1),
    0.94,
  );
}
