import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { Connecting, PortEnd } from '../CanvasState.ts';
import { HEADER_PX } from '../shapes/portLayout.ts';
import { boundsOf, type Curve, curveBetween } from './curve.ts';
import type { DrawnEdge, endPoint, PlacedNode } from './drawnEdges.ts';
import { FAR_ZOOM } from './farZoom.ts';
import type { PosterCache } from './PosterCache.ts';

/** Below this zoom edges are straight lines. */
const LINES_ZOOM = 0.18;
const DOT_STEP_PX = 32;
const DOTS_ZOOM = 0.35;

export interface Palette {
  readonly dot: string;
  readonly node: string;
  readonly line: string;
  readonly text: string;
  readonly accent: string;
  readonly bad: string;
  readonly sunken: string;
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

type Seen = ReturnType<typeof boundsOf>;

const isSeen = (a: Seen, b: Seen): boolean =>
  a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;

function paintDots(context: CanvasRenderingContext2D, seen: Seen, z: number, colour: string): void {
  const size = 1.6 / z;
  context.fillStyle = colour;
  const left = Math.floor(seen.left / DOT_STEP_PX) * DOT_STEP_PX;
  const top = Math.floor(seen.top / DOT_STEP_PX) * DOT_STEP_PX;
  for (let x = left; x < seen.right; x += DOT_STEP_PX) {
    for (let y = top; y < seen.bottom; y += DOT_STEP_PX) context.fillRect(x - size / 2, y - size / 2, size, size);
  }
}

function trace(path: Path2D, { x1, y1, x2, y2, reach }: Curve, isLine: boolean): void {
  path.moveTo(x1, y1);
  if (isLine) path.lineTo(x2, y2);
  else path.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
}

function paintEdges(context: CanvasRenderingContext2D, view: View, scene: Scene, seen: Seen, palette: Palette): void {
  const { z } = view.camera;
  const isLine = z < LINES_ZOOM;
  const { broken } = scene;
  context.lineCap = isLine ? 'butt' : 'round';
  context.lineWidth = Math.max(2, 1.1 / z);
  // A stroke for each edge: one path of thousands of segments takes software rendering a second.
  for (const [id, { curve, colour }] of scene.edges) {
    if (id === view.selected || id === view.hovered || !isSeen(boundsOf(curve), seen)) continue;
    const path = new Path2D();
    trace(path, curve, isLine);
    const isBroken = broken.has(id);
    context.setLineDash(isBroken ? [6 / z, 5 / z] : []);
    context.globalAlpha = isBroken ? 1 : 0.78;
    context.strokeStyle = isBroken ? palette.bad : colour;
    context.stroke(path);
  }
  context.globalAlpha = 1;
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

const TITLES_ZOOM = 0.1;

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
  for (const [id, shape] of scene.nodes) {
    const { w, h } = shape.props;
    const box = { left: shape.x, top: shape.y, right: shape.x + w, bottom: shape.y + h };
    if (!isSeen(box, seen) || (z >= FAR_ZOOM && view.isMounted(id))) continue;
    const node = model.nodes.get(id);
    const pick = model.pick(id);
    context.fillStyle = palette.node;
    context.fillRect(box.left, box.top, w, h);
    const image = pick === undefined ? undefined : posters.get(pick.poster);
    if (pick !== undefined) {
      const height = Math.min(h - HEADER_PX, (w * pick.height) / pick.width);
      context.fillStyle = palette.sunken;
      context.fillRect(box.left, box.top + HEADER_PX, w, height);
      if (image !== undefined) context.drawImage(image, box.left, box.top + HEADER_PX, w, height);
    }
    context.lineWidth = Math.max(1, 1 / z);
    context.strokeStyle = view.selectedNodes.has(id) ? palette.accent : palette.line;
    context.strokeRect(box.left, box.top, w, h);
    if (z > TITLES_ZOOM && node !== undefined) {
      context.fillStyle = palette.text;
      context.font = `600 ${Math.min(26, 11 / z)}px 'Inter Variable', system-ui, sans-serif`;
      context.textBaseline = 'middle';
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, w - 8, HEADER_PX);
      context.clip();
      context.fillText(node.title, box.left + 12, box.top + HEADER_PX / 2);
      context.restore();
    }
  }
}
