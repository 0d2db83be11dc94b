import type { Brush } from './paint/Brush.ts';
import type { Figure } from './figure/Figure.ts';
import { slateFont } from './slate.ts';

interface Tag {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Small names over the heads of two or more; each moves aside from those already placed. */
export function paintNameTags(brush: Brush, figures: readonly Figure[]): void {
  if (figures.length < 2) return;
  const { context, widthPx, heightPx } = brush;
  const size = Math.max(9, heightPx * 0.02);
  const high = size * 1.55;
  context.save();
  context.font = slateFont(size, 560);
  context.lang = 'en';
  context.textBaseline = 'middle';
  const placed: Tag[] = [];
  const nearestFirst = figures
    .map((figure) => ({ figure, depth: brush.depthOf(figure.crown) }))
    .filter(({ depth }) => depth > 0.25)
    .toSorted((a, b) => a.depth - b.depth);
  for (const { figure } of nearestFirst) {
    const crown = brush.spot(figure.crown);
    if (crown === undefined || figure.placement.role === 'foreground') continue;
    const text = figure.physique.name.length > 18 ? `${figure.physique.name.slice(0, 17)}…` : figure.physique.name;
    const width = context.measureText(text).width + size * 1.1;
    if (nearestFirst.some((other) => hides(brush, other.figure, figure))) continue;
    if (crown[0] < -width * 0.3 || crown[0] > widthPx + width * 0.3) continue;
    const left = Math.min(Math.max(crown[0] - width / 2, size * 0.5), widthPx - width - size * 0.5);
    let top = Math.max(crown[1] - high * 1.75, size * 0.5);
    const collides = (tag: Tag) =>
      left < tag.left + tag.width + size * 0.3 &&
      tag.left < left + width + size * 0.3 &&
      Math.abs(tag.top - top) < high * 1.12;
    for (let tries = 0; tries < 6 && placed.some(collides); tries += 1)
      top = top - high * 1.15 < size * 0.5 ? top + high * 1.15 * (tries + 1) : top - high * 1.15;
    placed.push({ text, left, top, width });
  }
  for (const { text, left, top, width } of placed) {
    context.beginPath();
    context.roundRect(left, top, width, high, high * 0.3);
    context.fillStyle = 'rgba(23,24,27,0.74)';
    context.fill();
    context.fillStyle = '#f2efe9';
    context.fillText(text, left + size * 0.55, top + high * 0.53);
  }
  context.restore();
}

/** Whether somebody nearer stands before a figure's face: a tag there would name the wrong one. */
function hides(brush: Brush, nearer: Figure, farther: Figure): boolean {
  const depth = brush.depthOf(nearer.crown);
  if (nearer === farther || depth > brush.depthOf(farther.crown) - 0.12) return false;
  const top = brush.spot(nearer.crown);
  const face = brush.spot(farther.crown);
  if (top === undefined || face === undefined) return false;
  const metre = brush.pxPerMetre(depth);
  const faceY = face[1] + 0.12 * brush.pxPerMetre(brush.depthOf(farther.crown));
  const below = faceY - top[1];
  return below > 0 && Math.abs(face[0] - top[0]) < metre * (below > 0.3 * metre ? 0.24 : 0.11);
}
