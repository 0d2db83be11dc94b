import type { NodeColour } from '@dailies/shared/document';
import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { Connecting, PortEnd } from '../CanvasState.ts';
import { HEADER_PX } from '../shapes/portLayout.ts';
import { type Bounds, type Curve, curveBetween } from './curve.ts';
import type { DrawnEdge, endPoint, PlacedNode } from './drawnEdges.ts';
import { type SheetEdge, sheetOf } from './EdgeSheet.ts';
import type { PosterCache } from './PosterCache.ts';

/** Below this zoom edges are straight lines. */
const LINES_ZOOM = 0.18;
/**
 * Edges of one colour that are stroked together. With software rendering 5,000 lines take 15 ms one by one,
 * 8 ms in sixteens, and a second in one path.
 */
const STROKED_TOGETHER = 16;
const DOT_STEP_PX = 32;
/** Below this zoom every other dot is left out: there would be ten thousand. */
const ALL_DOTS_ZOOM = 0.7;
const DOTS_ZOOM = 0.35;

export interface Palette {
  readonly dot: string;
  readonly node: string;
  readonly line: string;
  readonly text: string;
  readonly accent: string;
  readonly bad: string;
  readonly sunken: string;
  readonly own: Readonly<Record<NodeColour, string>>;
}

export interface View {
  /** The canvas element's size in CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly camera: { readonly x: number; readonly y: number; readonly z: number };
  readonly selected: EdgeId | null;
  readonly hovered: EdgeId | null;
  readonly connecting: Connecting | null;
  readonly selectedNodes: ReadonlySet<NodeId>;
  /** No node has a body in sight, so that each is drawn here. */
  readonly isFar: boolean;
  /** Nodes with a body of their own, which are not drawn here but from afar. */
  readonly isMounted: (node: NodeId) => boolean;
}

/** What is to be painted, as it is this moment. */
export interface Scene {
  readonly nodes: ReadonlyMap<NodeId, PlacedNode>;
  readonly edges: ReadonlyMap<EdgeId, DrawnEdge>;
  /** Edges that a merge made wrong. */
  readonly broken: ReadonlySet<EdgeId>;
  readonly end: (end: PortEnd) => ReturnType<typeof endPoint>;
}

/** Paints what lies under the nodes: the ground's dots, edges, and the nodes that have no body of their own. In canvas pixels. */
export function paint(
  context: CanvasRenderingContext2D,
  view: View,
  scene: Scene,
  model: ProjectModel,
  posters: PosterCache,
  palette: Palette,
): void {
  const { x, y, z } = view.camera;
  const ratio = context.canvas.width / Math.max(1, view.widthPx);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio * z, 0, 0, ratio * z, ratio * z * x, ratio * z * y);
  const seen = { left: -x, top: -y, right: -x + view.widthPx / z, bottom: -y + view.heightPx / z };
  if (z > DOTS_ZOOM) paintDots(context, seen, z, palette.dot);
  paintEdges(context, view, scene, seen, palette);
  paintNodes(context, view, scene, model, posters, seen, palette);
  if (view.connecting !== null) paintConnecting(context, view.connecting, scene, z, palette);
}

type Seen = Bounds;

const isSeen = (a: Seen, b: Seen): boolean =>
  a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;

function paintDots(context: CanvasRenderingContext2D, seen: Seen, z: number, colour: string): void {
  const size = 1.6 / z;
  const step = z < ALL_DOTS_ZOOM ? DOT_STEP_PX * 2 : DOT_STEP_PX;
  context.fillStyle = colour;
  const left = Math.floor(seen.left / step) * step;
  const top = Math.floor(seen.top / step) * step;
  for (let x = left; x < seen.right; x += step) {
    for (let y = top; y < seen.bottom; y += step) context.fillRect(x - size / 2, y - size / 2, size, size);
  }
}

function trace(path: CanvasPath, { x1, y1, x2, y2, reach }: Curve, isLine: boolean): void {
  path.moveTo(x1, y1);
  if (isLine) path.lineTo(x2, y2);
  else path.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
}

/** Strokes what of these edges is seen, some at a time. */
function strokeSeen(
  context: CanvasRenderingContext2D,
  edges: readonly SheetEdge[],
  seen: Seen,
  isLine: boolean,
  isLeftOut: (edge: SheetEdge) => boolean,
): void {
  let traced = 0;
  for (const edge of edges) {
    if (!isSeen(edge.bounds, seen) || isLeftOut(edge)) continue;
    if (traced === 0) context.beginPath();
    trace(context, edge.curve, isLine);
    traced += 1;
    if (traced < STROKED_TOGETHER) continue;
    context.stroke();
    traced = 0;
  }
  if (traced > 0) context.stroke();
}

function paintEdges(context: CanvasRenderingContext2D, view: View, scene: Scene, seen: Seen, palette: Palette): void {
  const { z } = view.camera;
  const isLine = z < LINES_ZOOM;
  const { broken } = scene;
  const { selected, hovered } = view;
  const isMarked = ({ id }: SheetEdge): boolean => id === selected || id === hovered;
  context.lineCap = isLine ? 'butt' : 'round';
  context.lineWidth = Math.max(2, 1.1 / z);
  // Thin lines need no blending to look light, and it takes a third of their time.
  context.globalAlpha = isLine ? 1 : 0.78;
  for (const [colour, edges] of sheetOf(scene.edges)) {
    context.strokeStyle = colour;
    strokeSeen(context, edges, seen, isLine, (edge) => broken.has(edge.id) || isMarked(edge));
  }
  context.globalAlpha = 1;
  if (broken.size > 0) {
    context.strokeStyle = palette.bad;
    context.setLineDash([6 / z, 5 / z]);
    for (const edges of sheetOf(scene.edges).values()) {
      strokeSeen(context, edges, seen, isLine, (edge) => !broken.has(edge.id) || isMarked(edge));
    }
  }
  context.setLineDash([]);
  for (const [id, width] of [
    [view.hovered, 3],
    [view.selected, 3.5],
  ] as const) {
    const edge = id === null ? undefined : scene.edges.get(id);
    if (edge === undefined || id === null) continue;
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

function paintConnecting(
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

/** Below this zoom no title can be read. */
const TITLES_ZOOM = 0.16;
/** How much of its own colour a node's title has; from afar more, so that it is seen. */
const TINT = { near: 0.17, far: 0.4 } as const;

function paintNodes(
  context: CanvasRenderingContext2D,
  view: View,
  scene: Scene,
  model: ProjectModel,
  posters: PosterCache,
  seen: Seen,
  palette: Palette,
): void {
  const { z } = view.camera;
  const { isFar } = view;
  const screenRatio = context.getTransform().a;
  context.lineWidth = Math.max(1, 1 / z);
  for (const [id, { x, y, props }] of scene.nodes) {
    const { w, h } = props;
    if (x > seen.right || x + w < seen.left || y > seen.bottom || y + h < seen.top) continue;
    if (!isFar && view.isMounted(id)) continue;
    const node = model.nodes.get(id);
    const pick = model.pick(id);
    const own = node?.colour === undefined ? undefined : palette.own[node.colour];
    context.fillStyle = palette.node;
    context.fillRect(x, y, w, h);
    if (own !== undefined) {
      context.globalAlpha = isFar ? TINT.far : TINT.near;
      context.fillStyle = own;
      context.fillRect(x, y, w, isFar && pick === undefined ? h : HEADER_PX);
      context.globalAlpha = 1;
    }
    if (pick !== undefined) {
      const height = Math.min(h - HEADER_PX, (w * pick.height) / pick.width);
      const image = posters.get(pick.poster, w * screenRatio);
      if (image === undefined) {
        context.fillStyle = palette.sunken;
        context.fillRect(x, y + HEADER_PX, w, height);
      } else context.drawImage(image, x, y + HEADER_PX, w, height);
    }
    context.strokeStyle = view.selectedNodes.has(id) ? palette.accent : (own ?? palette.line);
    context.strokeRect(x, y, w, h);
    if (z > TITLES_ZOOM && node !== undefined) {
      context.fillStyle = palette.text;
      context.font = `600 ${Math.min(26, 11 / z)}px 'Inter Variable', system-ui, sans-serif`;
      context.textBaseline = 'middle';
      context.save();
      context.beginPath();
      context.rect(x, y, w - 8, HEADER_PX);
      context.clip();
      context.fillText(node.title, x + 12, y + HEADER_PX / 2);
      context.restore();
    }
  }
}
