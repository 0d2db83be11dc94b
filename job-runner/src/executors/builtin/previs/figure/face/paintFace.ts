import type { Brush } from '../../paint/Brush.ts';
import { FaceCanvas, type FaceOptions } from './FaceCanvas.ts';
import { paintBeard } from './beard.ts';
import { paintBrow } from './brow.ts';
import { paintSockets, paintEye, paintSmallEye } from './eye.ts';
import { paintGlasses } from './glasses.ts';
import { paintMouth } from './mouth.ts';
import { paintNose } from './nose.ts';

/** Under this height of a head in pixels a face is left to its tones. */
const PLAIN_BELOW_PX = 15;
/** From this height on a face is drawn with everything. */
const FULL_FROM_PX = 46;

/** Draws eyes, brows, nose and mouth onto a head whose skin is already filled. */
export function paintFace(brush: Brush, options: FaceOptions): void {
  const face = new FaceCanvas(brush, options);
  const { headPx, camera } = face.options;
  if (headPx < PLAIN_BELOW_PX || Math.abs(face.round) > 1.85 || camera[1] > 0.93) return;
  const full = headPx >= FULL_FROM_PX;
  const { context } = face.brush;
  context.save();
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.save();
  face.options.clipToSkull();
  if (full) paintSockets(face);
  for (const side of [-1, 1] as const) {
    if (!face.sees(side)) continue;
    if (full) paintEye(face, side);
    else paintSmallEye(face, side);
    paintBrow(face, side);
  }
  context.restore();
  if (face.options.physique.beard) paintBeard(face);
  paintMouth(face, full);
  paintNose(face, full);
  if (face.options.physique.glasses) paintGlasses(face);
  context.restore();
}
