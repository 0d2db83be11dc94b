import { type Bounds, boundsOf, type Curve } from '../../canvas/edges/curve.ts';
import type { PosterCache } from '../../canvas/painting/PosterCache.ts';
import type { Mark } from '../difference/Difference.ts';
import type { Camera } from './Camera.ts';
import type { DrawnNode, GraphScene } from './GraphScene.ts';
import { paintChosen, paintGhost, paintMark, paintNode, type PicturePalette } from './paintNode.ts';

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
const UNCHANGED_ALPHA = 0.5;

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
