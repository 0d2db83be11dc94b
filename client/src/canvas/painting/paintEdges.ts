import type { EdgeId } from '@dailies/shared/ids';
import type { Connecting } from '../CanvasState.ts';
import { type Curve, curveBetween } from '../edges/curve.ts';
import { type DrawnEdge, QUIET } from '../edges/drawnEdges.ts';
import { sheetOf } from './EdgeSheet.ts';
import { isSeen, type Palette, type Scene, type Seen, type View } from './Scene.ts';

/** Below this zoom edges are straight lines. */
const LINES_ZOOM = 0.18;
/**
 * Edges of one colour that are stroked together. With software rendering 5,000 lines take 15 ms one by one,
 * 8 ms in sixteens, and a second in one path.
 */
const STROKED_TOGETHER = 16;

function trace(path: CanvasPath, { x1, y1, x2, y2, reach }: Curve, isLine: boolean): void {
  path.moveTo(x1, y1);
  if (isLine) path.lineTo(x2, y2);
  else path.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
}

/** Strokes what of these edges is seen, some at a time; waits after each of them. */
function* strokeSeen(
  context: CanvasRenderingContext2D,
  edges: readonly DrawnEdge[],
  seen: Seen,
  isLine: boolean,
  isLeftOut: (edge: DrawnEdge) => boolean,
): Generator<void> {
  let traced = 0;
  for (const edge of edges) {
    if (!isSeen(edge.bounds, seen) || isLeftOut(edge)) continue;
    if (traced === 0) context.beginPath();
    trace(context, edge.curve, isLine);
    traced += 1;
    if (traced < STROKED_TOGETHER) continue;
    context.stroke();
    traced = 0;
    yield;
  }
  if (traced > 0) context.stroke();
}

const CROSS_PX = 5;

/** A cross in the middle of each edge that gives nothing. */
function paintCrosses(
  context: CanvasRenderingContext2D,
  edges: readonly DrawnEdge[],
  seen: Seen,
  z: number,
  taken: EdgeId | undefined,
): void {
  if (edges.length === 0) return;
  const arm = CROSS_PX / Math.min(1, z);
  context.strokeStyle = QUIET;
  context.beginPath();
  for (const { id, bounds, curve } of edges) {
    if (!isSeen(bounds, seen) || id === taken) continue;
    // The curve is the same from both ends, so its middle is between them.
    const [x, y] = [(curve.x1 + curve.x2) / 2, (curve.y1 + curve.y2) / 2];
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x - arm, y + arm);
    context.lineTo(x + arm, y - arm);
  }
  context.stroke();
}

/** Edges as curves, or lines from afar, `weight` times as wide as always; waits now and then, so that it can be spread over frames. */
export function* paintEdges(
  context: CanvasRenderingContext2D,
  view: View,
  scene: Scene,
  seen: Seen,
  palette: Palette,
  weight = 1,
): Generator<void> {
  const { z } = view.camera;
  const isLine = z < LINES_ZOOM;
  const { broken } = scene;
  const { selected, hovered } = view;
  // What is in the hand is drawn there.
  const taken = view.connecting?.from.taken;
  const isLeftOut = ({ id }: DrawnEdge): boolean => id === selected || id === hovered || id === taken;
  context.lineCap = isLine ? 'butt' : 'round';
  context.lineWidth = Math.max(2, 1.1 / z) * weight;
  // Thin lines need no blending to look light, and it takes a third of their time.
  context.globalAlpha = isLine ? 1 : 0.78;
  for (const [colour, edges] of sheetOf(scene.edges)) {
    context.strokeStyle = colour;
    context.setLineDash(colour === QUIET ? [2 / z, 6 / z] : []);
    yield* strokeSeen(context, edges, seen, isLine, (edge) => broken.has(edge.id) || isLeftOut(edge));
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
  paintCrosses(context, sheetOf(scene.edges).get(QUIET) ?? [], seen, z, taken);
  if (broken.size > 0) {
    context.strokeStyle = palette.bad;
    context.setLineDash([6 / z, 5 / z]);
    for (const edges of sheetOf(scene.edges).values()) {
      yield* strokeSeen(context, edges, seen, isLine, (edge) => !broken.has(edge.id) || isLeftOut(edge));
    }
  }
  context.setLineDash([]);
  for (const [id, width] of [
    [view.hovered, 3],
    [view.selected, 3.5],
  ] as const) {
    const edge = id === null ? undefined : scene.edges.get(id);
    if (edge === undefined || id === null || id === taken) continue;
    const path = new Path2D();
    trace(path, edge.curve, isLine);
    if (id === view.selected) {
      context.strokeStyle = palette.accent;
      context.lineWidth = (width + 4) / Math.min(1, z);
      context.globalAlpha = 0.35;
      context.stroke(path);
      context.globalAlpha = 1;
    }
    context.strokeStyle = broken.has(id) ? palette.bad : edge.colour;
    context.lineWidth = width / Math.min(1, z);
    context.stroke(path);
  }
}

/** The edge that is being pulled out of a port. */
export function paintConnecting(
  context: CanvasRenderingContext2D,
  { from, at, target, refusal }: Connecting,
  scene: Scene,
  z: number,
  palette: Palette,
): void {
  const start = scene.end(from);
  if (start === null) return;
  const snapped = target === null || refusal !== null ? null : scene.end(target);
  const [x, y] = snapped === null ? at : [snapped.x, snapped.y];
  const curve = from.side === 'output' ? curveBetween(start.x, start.y, x, y) : curveBetween(x, y, start.x, start.y);
  const path = new Path2D();
  trace(path, curve, false);
  context.lineCap = 'round';
  context.strokeStyle = refusal === null ? start.colour : palette.bad;
  context.lineWidth = 2.5 / Math.min(1, z);
  if (snapped === null) context.setLineDash([7 / z, 6 / z]);
  context.stroke(path);
  context.setLineDash([]);
}
