import type { FaceCanvas } from './FaceCanvas.ts';

/** From before, a plane and nostrils; turned, the bridge's line, down to the profile. */
export function paintNose(face: FaceCanvas, full: boolean): void {
  const near = face.round >= 0 ? 1 : -1;
  const turned = Math.abs(face.round);
  const { tones, light } = face.options;
  if (turned > 0.3) {
    const swing = Math.min((turned - 0.3) / 0.7, 1);
    const body = [
      face.at(0, 0.05, 0.004),
      face.at(0, 0.0, 0.03),
      face.at(0, -0.08, 0.076),
      face.at(0, -0.15, 0.12),
      face.at(0, -0.186, 0.118),
      face.at(0, -0.212, 0.07),
      face.at(0, -0.22, 0.008),
    ];
    const flank = [
      face.at(near * 0.07, -0.2, 0.01),
      face.at(near * 0.075, -0.165, 0.01),
      face.at(near * 0.045, -0.09, 0.012),
      face.at(near * 0.018, 0.0, 0.012),
    ];
    // Whether the flank towards the camera has the light.
    const lit = light[0] * near * 0.8 - light[2] * 0.4 > 0.08;
    face.fillCurve([...body, ...flank], lit ? tones.light : tones.shade);
    face.strokeCurve(body.slice(swing > 0.5 ? 0 : 1), 1.25, 0.95);
    const wing = [
      face.at(near * 0.04, -0.213, 0.03),
      face.at(near * 0.078, -0.208, 0.012),
      face.at(near * 0.088, -0.17, 0.012),
      face.at(near * 0.07, -0.14, 0.02),
    ];
    if (full) {
      face.strokeCurve(wing, 1, 0.75);
      const nostril = [
        face.at(near * 0.03, -0.207, 0.06),
        face.at(near * 0.045, -0.2, 0.05),
        face.at(near * 0.06, -0.207, 0.03),
      ];
      face.strokeCurve(nostril, 1.5, 0.75);
    }
    return;
  }
  const dark = light[0] >= 0 ? -1 : 1;
  if (full) {
    const plane = [
      face.at(dark * 0.035, 0.045),
      face.at(dark * 0.012, -0.03, 0.05),
      face.at(dark * 0.014, -0.13, 0.12),
      face.at(dark * 0.03, -0.2, 0.09),
      face.at(dark * 0.085, -0.2, 0.012),
      face.at(dark * 0.07, -0.13, 0.01),
      face.at(dark * 0.045, -0.04, 0),
    ];
    face.fillCurve(plane, face.skinShade(1), 0.62);
    const under = [
      face.at(-0.07, -0.2, 0.02),
      face.at(-0.03, -0.212, 0.08),
      face.at(0, -0.207, 0.11),
      face.at(0.03, -0.212, 0.08),
      face.at(0.07, -0.2, 0.02),
      face.at(0, -0.243, 0.01),
    ];
    face.fillCurve(under, face.skinShade(1), 0.55);
    for (const side of [-1, 1] as const) {
      face.strokeCurve(
        [face.at(side * 0.025, -0.212, 0.07), face.at(side * 0.045, -0.204, 0.06), face.at(side * 0.066, -0.214, 0.03)],
        1.5,
        0.8,
      );
      face.strokeCurve(
        [face.at(side * 0.068, -0.214, 0.016), face.at(side * 0.093, -0.2, 0.01), face.at(side * 0.088, -0.155, 0.012)],
        0.95,
        0.6,
      );
    }
    face.strokeCurve(
      [face.at(dark * 0.034, 0.05), face.at(dark * 0.026, 0.0, 0.03), face.at(dark * 0.03, -0.07, 0.05)],
      0.8,
      0.4,
    );
  } else {
    face.strokeCurve([face.at(-0.06, -0.205, 0.02), face.at(0, -0.225, 0.05), face.at(0.06, -0.205, 0.02)], 1.1, 0.75);
  }
}
