import { modeAmong, SCENE_TYPE } from '@dailies/shared/graph';
import type { NodeMode } from '@dailies/shared/document';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { paintSheet } from './paintSheet.ts';
import { HEADER_PX } from '../shapes/portLayout.ts';
import type { PosterCache } from './PosterCache.ts';
import type { Palette, Scene, Seen, View } from './Scene.ts';

/** Below this zoom no title can be read. */
const TITLES_ZOOM = 0.16;
/** Nodes that are painted without a look at the clock. */
const PAINTED_TOGETHER = 32;
/** How much of its own colour a node's title has; from afar more, so that it is seen. */
const TINT = { near: 0.17, far: 0.4 } as const;

/** A node that is left out, from afar: faded, and crossed where it gives nothing. */
function paintLeftOut(
  context: CanvasRenderingContext2D,
  mode: NodeMode,
  { x, y, w, h }: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  palette: Palette,
): void {
  context.globalAlpha = 0.58;
  context.fillStyle = palette.node;
  context.fillRect(x, y, w, h);
  context.globalAlpha = 1;
  context.strokeStyle = palette.line;
  context.beginPath();
  if (mode === 'disabled') {
    context.moveTo(x, y + HEADER_PX);
    context.lineTo(x + w, y + h);
    context.moveTo(x + w, y + HEADER_PX);
    context.lineTo(x, y + h);
  } else {
    context.moveTo(x, y + (h + HEADER_PX) / 2);
    context.lineTo(x + w, y + (h + HEADER_PX) / 2);
  }
  context.stroke();
}

/** Nodes without a body of their own, as boxes with their poster; waits now and then, so that it can be spread over frames. */
export function* paintNodes(
  context: CanvasRenderingContext2D,
  view: View,
  scene: Scene,
  model: ProjectModel,
  posters: PosterCache,
  seen: Seen,
  palette: Palette,
): Generator<void> {
  const { z } = view.camera;
  const { isFar } = view;
  const screenRatio = context.getTransform().a;
  context.lineWidth = Math.max(1, 1 / z);
  let painted = 0;
  for (const [id, { x, y, props }] of scene.nodes) {
    const { w, h } = props;
    if (x > seen.right || x + w < seen.left || y > seen.bottom || y + h < seen.top) continue;
    if (!isFar && view.isMounted(id)) continue;
    painted += 1;
    if (painted % PAINTED_TOGETHER === 0) yield;
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
    if (node?.type === SCENE_TYPE) paintSheet(context, model, posters, palette, screenRatio, node.id, { x, y, w, h });
    const mode = modeAmong(model.nodes, model.scenes, id);
    if (mode !== undefined) paintLeftOut(context, mode, { x, y, w, h }, palette);
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
