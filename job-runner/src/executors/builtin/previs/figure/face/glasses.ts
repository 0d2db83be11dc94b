import type { Spot } from '../../paint/Spot.ts';
import type { FaceCanvas } from './FaceCanvas.ts';

/** Rims and bridge. */
export function paintGlasses(face: FaceCanvas): void {
  for (const side of [-1, 1] as const) {
    if (!face.sees(side)) continue;
    const rim: Spot[] = [];
    for (let step = 0; step <= 16; step += 1) {
      const angle = (step / 16) * 2 * Math.PI;
      const round = (value: number) => Math.sign(value) * Math.abs(value) ** 0.7;
      rim.push(face.at(side * 0.152 + round(Math.cos(angle)) * 0.1, -0.004 + round(Math.sin(angle)) * 0.068, 0.045));
    }
    face.strokeCurve(rim, 1.6, 0.95);
    face.strokeCurve(
      [face.at(side * 0.05, 0.012, 0.05), face.at(side * 0.03, 0.022, 0.06), face.at(0, 0.024, 0.06)],
      1.4,
      0.95,
    );
  }
}
