import type { Bounds } from '../../canvas/edges/curve.ts';
import type { PosterCache } from '../../canvas/painting/PosterCache.ts';
import { HEADER_PX } from '../../canvas/shapes/portLayout.ts';
import type { Mark } from '../difference/Difference.ts';
import type { DrawnNode } from './GraphScene.ts';
import { MARK_SIGN } from './markSigns.ts';
import { paintWords } from './paintWords.ts';

export interface PicturePalette {
  readonly dot: string;
  readonly node: string;
  readonly head: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly accent: string;
  readonly sunken: string;
  readonly mark: Readonly<Record<Mark, string>>;
}

const TITLES_ZOOM = 0.11;
const WORDS_ZOOM = 0.45;
const BADGE_PX = 9;
/** Below this zoom badges are smaller, so that nodes stay visible beside them. */
const SMALL_BADGE_ZOOM = 0.16;
const SMALL_BADGE_PX = 6;

function traceBox(context: CanvasRenderingContext2D, { left, top, right, bottom }: Bounds, growPx = 0): void {
  context.beginPath();
  context.roundRect(left - growPx, top - growPx, right - left + 2 * growPx, bottom - top + 2 * growPx, 10 + growPx);
}

/** A node as a box: its title, and its pick or its words. */
export function paintNode(
  context: CanvasRenderingContext2D,
  node: DrawnNode,
  palette: PicturePalette,
  posters: PosterCache,
  z: number,
): void {
  const { left, top, right, bottom } = node.box;
  const width = right - left;
  context.save();
  traceBox(context, node.box);
  context.fillStyle = palette.node;
  context.fill();
  context.clip();
  if (node.pick !== undefined || node.makesTakes) {
    const { width: pickWidth, height: pickHeight } = node.pick ?? { width: 16, height: 9 };
    const height = Math.min(bottom - top - HEADER_PX, (width * pickHeight) / pickWidth);
    context.fillStyle = palette.sunken;
    context.fillRect(left, top + HEADER_PX, width, height);
    const image = node.pick === undefined ? undefined : posters.get(node.pick.poster);
    if (image !== undefined) context.drawImage(image, left, top + HEADER_PX, width, height);
  } else if (z > WORDS_ZOOM && node.words !== '') {
    paintWords(
      context,
      node.words,
      { left: left + 12, top: top + HEADER_PX + 10, right: right - 12, bottom: bottom - 8 },
      palette.dim,
    );
  }
  context.fillStyle = palette.head;
  context.fillRect(left, top + HEADER_PX - 1, width, 1);
  if (z > TITLES_ZOOM) {
    const size = Math.min(34, Math.max(13, 11 / z));
    context.fillStyle = node.colour.startsWith('var') ? palette.dim : node.colour;
    context.beginPath();
    context.arc(left + 16, top + HEADER_PX / 2, Math.min(6, size * 0.3), 0, Math.PI * 2);
    context.fill();
    context.fillStyle = palette.text;
    context.font = `580 ${size}px 'Inter Variable', system-ui, sans-serif`;
    context.textBaseline = 'middle';
    context.fillText(node.title, left + 30, top + HEADER_PX / 2);
  }
  context.restore();
  context.lineWidth = Math.max(1, 1 / z);
  context.strokeStyle = palette.line;
  traceBox(context, node.box);
  context.stroke();
}

/** Where a node stands that this state does not have. */
export function paintGhost(
  context: CanvasRenderingContext2D,
  { box }: DrawnNode,
  palette: PicturePalette,
  mark: Mark | undefined,
  z: number,
): void {
  context.setLineDash([7 / z, 6 / z]);
  context.lineWidth = 1.5 / z;
  context.strokeStyle = mark === undefined ? palette.line : palette.mark[mark];
  context.globalAlpha = 0.7;
  traceBox(context, box);
  context.stroke();
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** What happened to a node, by colour, line and sign. */
export function paintMark(
  context: CanvasRenderingContext2D,
  box: Bounds,
  mark: Mark,
  palette: PicturePalette,
  z: number,
): void {
  const colour = palette.mark[mark];
  context.lineWidth = (mark === 'moved' || z < SMALL_BADGE_ZOOM ? 1.5 : 2.5) / z;
  context.strokeStyle = colour;
  context.setLineDash(mark === 'removed' ? [9 / z, 5 / z] : []);
  traceBox(context, box);
  context.stroke();
  context.setLineDash([]);
  const badge = z < SMALL_BADGE_ZOOM ? SMALL_BADGE_PX : BADGE_PX;
  const radius = badge / z;
  context.fillStyle = colour;
  context.beginPath();
  context.arc(box.right, box.top, radius, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = palette.node;
  context.font = `700 ${(badge * 1.5) / z}px 'Inter Variable', system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(MARK_SIGN[mark], box.right, box.top + 0.5 / z);
  context.textAlign = 'start';
}

export function paintChosen(context: CanvasRenderingContext2D, box: Bounds, colour: string, z: number): void {
  context.lineWidth = 2.5 / z;
  context.strokeStyle = colour;
  traceBox(context, box, 6 / z);
  context.stroke();
}
