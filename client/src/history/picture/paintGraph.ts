import { type Bounds, boundsOf, type Curve } from '../../canvas/edges/curve.ts';
import type { PosterCache } from '../../canvas/edges/PosterCache.ts';
import { HEADER_PX } from '../../canvas/shapes/portLayout.ts';
import type { Mark } from '../difference/Difference.ts';
import type { Camera } from './Camera.ts';
import type { DrawnNode, GraphScene } from './GraphScene.ts';
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

export interface Picture {
  readonly scene: GraphScene;
  /** Nodes that this state does not have, and the other has: outlines. */
  readonly ghosts: ReadonlyMap<string, DrawnNode>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly edgeMarks: ReadonlyMap<string, 'added' | 'removed'>;
  readonly chosen: ReadonlySet<string>;
}

interface ViewPx {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ratio: number;
}

const DOT_STEP_PX = 32;
const DOTS_ZOOM = 0.35;
const TITLES_ZOOM = 0.11;
const WORDS_ZOOM = 0.45;
const UNCHANGED_ALPHA = 0.5;
const BADGE_PX = 9;
/** Below this zoom badges are smaller, so that nodes stay visible beside them. */
const SMALL_BADGE_ZOOM = 0.16;
const SMALL_BADGE_PX = 6;

const isSeen = (a: Bounds, b: Bounds): boolean =>
  a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;

/** Paints a graph as it was or is: what differs in its colour with its sign, the rest faded. */
export function paintGraph(
  context: CanvasRenderingContext2D,
  picture: Picture,
  { x, y, z }: Camera,
  { widthPx, heightPx, ratio }: ViewPx,
  palette: PicturePalette,
  posters: PosterCache,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio * z, 0, 0, ratio * z, ratio * z * x, ratio * z * y);
  const seen = { left: -x, top: -y, right: -x + widthPx / z, bottom: -y + heightPx / z };
  const isCompared = picture.marks.size + picture.edgeMarks.size > 0;
  if (z > DOTS_ZOOM) paintDots(context, seen, z, palette.dot);
  for (const { id, curve, colour } of picture.scene.edges) {
    if (!isSeen(boundsOf(curve), seen)) continue;
    const mark = picture.edgeMarks.get(id);
    paintEdge(context, curve, mark === undefined ? colour : palette.mark[mark], mark, isCompared, z);
  }
  for (const ghost of picture.ghosts.values()) {
    if (isSeen(ghost.box, seen)) paintGhost(context, ghost, palette, picture.marks.get(ghost.id), z);
  }
  for (const node of picture.scene.nodes.values()) {
    if (!isSeen(node.box, seen)) continue;
    const mark = picture.marks.get(node.id);
    context.globalAlpha = isCompared && mark === undefined && !picture.chosen.has(node.id) ? UNCHANGED_ALPHA : 1;
    paintNode(context, node, palette, posters, z);
    context.globalAlpha = 1;
    if (mark !== undefined) paintMark(context, node.box, mark, palette, z);
  }
  for (const id of picture.chosen) {
    const node = picture.scene.nodes.get(id) ?? picture.ghosts.get(id);
    if (node !== undefined) paintChosen(context, node.box, palette.accent, z);
  }
}

function paintDots(context: CanvasRenderingContext2D, seen: Bounds, z: number, colour: string): void {
  const size = 1.6 / z;
  context.fillStyle = colour;
  for (let x = Math.floor(seen.left / DOT_STEP_PX) * DOT_STEP_PX; x < seen.right; x += DOT_STEP_PX) {
    for (let y = Math.floor(seen.top / DOT_STEP_PX) * DOT_STEP_PX; y < seen.bottom; y += DOT_STEP_PX)
      context.fillRect(x - size / 2, y - size / 2, size, size);
  }
}

function paintEdge(
  context: CanvasRenderingContext2D,
  { x1, y1, x2, y2, reach }: Curve,
  colour: string,
  mark: Mark | undefined,
  isCompared: boolean,
  z: number,
): void {
  context.lineWidth = (mark === undefined ? 2 : 3.5) / Math.min(1, Math.max(z, 0.25));
  context.globalAlpha = mark === undefined ? (isCompared ? 0.32 : 0.75) : 1;
  context.strokeStyle = colour;
  context.setLineDash(mark === 'removed' ? [8 / z, 6 / z] : []);
  context.beginPath();
  context.moveTo(x1, y1);
  context.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function traceBox(context: CanvasRenderingContext2D, { left, top, right, bottom }: Bounds, growPx = 0): void {
  context.beginPath();
  context.roundRect(left - growPx, top - growPx, right - left + 2 * growPx, bottom - top + 2 * growPx, 10 + growPx);
}

function paintNode(
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
    const size = Math.min(26, Math.max(13, 11 / z));
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

function paintGhost(
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

function paintMark(
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

function paintChosen(context: CanvasRenderingContext2D, box: Bounds, colour: string, z: number): void {
  context.lineWidth = 2.5 / z;
  context.strokeStyle = colour;
  traceBox(context, box, 6 / z);
  context.stroke();
}
