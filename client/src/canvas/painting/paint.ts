import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { PosterCache } from './PosterCache.ts';
import { paintDots } from './paintDots.ts';
import { paintConnecting, paintEdges } from './paintEdges.ts';
import { paintOutside } from './paintOutside.ts';
import { paintNodes } from './paintNodes.ts';
import type { Palette, Scene, View } from './Scene.ts';
import { seenBy } from './sheetPlace.ts';
import { splitScene } from './splitScene.ts';

/** Above this zoom the ground has dots, everywhere. */
export const DOTS_ZOOM = 0.35;
/** How much wider edges are that stand out. */
const LIT_WEIGHT = 1.6;
/** How far what steps back is covered; its bodies are as faint (NodeBody.module.css). */
const VEIL = 0.78;

/**
 * Paints what lies under the nodes: the ground's dots, edges, and the nodes that have no body of their own. In
 * canvas pixels. Waits now and then, so that it can be spread over frames.
 */
export function* paintSteps(
  context: CanvasRenderingContext2D,
  view: View,
  scene: Scene,
  model: ProjectModel,
  posters: PosterCache,
  palette: Palette,
): Generator<void> {
  const { x, y, z } = view.camera;
  const ratio = context.canvas.width / Math.max(1, view.widthPx);
  context.setTransform(1, 0, 0, 1, 0, 0);
  // What was painted here before may have been left halfway.
  context.globalAlpha = 1;
  context.setLineDash([]);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio * z, 0, 0, ratio * z, ratio * z * x, ratio * z * y);
  const seen = seenBy(view);
  if (z > DOTS_ZOOM) paintDots(context, seen, z, palette.dot);
  const { lit } = view;
  const parts = lit === null ? null : splitScene(scene, lit);
  const behind = parts?.rest ?? scene;
  yield* paintEdges(context, view, behind, seen, palette);
  paintOutside(context, view, scene, seen, palette);
  yield* paintNodes(context, view, behind, model, posters, seen, palette);
  if (parts !== null) {
    // One sheet over all that steps back: thousands of boxes painted see-through take twice as long.
    context.globalAlpha = VEIL;
    context.fillStyle = palette.ground;
    context.fillRect(seen.left, seen.top, seen.right - seen.left, seen.bottom - seen.top);
    context.globalAlpha = 1;
    yield* paintEdges(context, view, parts.lit, seen, palette, LIT_WEIGHT);
    yield* paintNodes(context, view, parts.lit, model, posters, seen, palette);
  }
  if (view.connecting !== null) paintConnecting(context, view.connecting, scene, z, palette);
}

/** Paints all of it at once. */
export function paint(...of: Parameters<typeof paintSteps>): void {
  const steps = paintSteps(...of);
  while (steps.next().done !== true);
}
