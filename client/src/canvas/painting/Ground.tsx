import type { NodeId } from '@dailies/shared/ids';
import { useEffect, useRef } from 'react';
import { computed, react, useEditor } from 'tldraw';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { EdgeScene } from '../edges/EdgeScene.ts';
import { followEdges } from '../edges/followEdges.ts';
import { selectedNodes } from '../gestures/Gestures.ts';
import { BODIES_AT_EASE, isFarView, READ_ZOOM } from '../mounting/farView.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { MovingPicture } from './MovingPicture.ts';
import { paint, paintSteps } from './paint.ts';
import { paletteOf } from './paletteOf.ts';
import { PosterCache } from './PosterCache.ts';
import classes from './Ground.module.css';

/** The one 2D canvas under the nodes; redrawn at most once a frame, from whatever it reads. */
export function Ground() {
  const editor = useEditor();
  const state = useCanvas();
  const { model } = useSession();
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    const context = canvas?.getContext('2d', { alpha: false });
    if (canvas === null || context === null || context === undefined) return undefined;
    const scene = new EdgeScene(editor, model, state);
    let palette = paletteOf(canvas);
    const posters = new PosterCache(() => renew());
    const picture = new MovingPicture(
      (onto, view, of) => paintSteps(onto, view, of, model, posters, palette),
      () => palette.ground,
    );
    const selected = computed('selected nodes', () => new Set(selectedNodes(editor)));
    const container = editor.getContainer();
    /** Rises with every change of what nodes show. */
    let version = 0;
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { w, h } = editor.getViewportScreenBounds();
      const ratio = window.devicePixelRatio;
      const [width, height] = [Math.round(w * ratio), Math.round(h * ratio)];
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const camera = editor.getCamera();
      const mounted = state.mounted.get();
      // Many bodies take longer than a frame to be moved as pictures, and to be laid out when they come back:
      // small ones, and those that are coming, are boxes until the camera rests.
      const wasFar = container.dataset['far'] === 'true';
      const isMoving = editor.getCameraState() === 'moving';
      const isHeavy = (mounted?.count ?? 0) > BODIES_AT_EASE && editor.getEditingShapeId() === null;
      const isFarAtRest = mounted?.isFar ?? isFarView(camera.z, () => 0);
      const isFar = isFarAtRest || (isMoving && (wasFar || (isHeavy && camera.z < READ_ZOOM)));
      const hovered = state.hoveredEdge.get();
      const view = {
        widthPx: w,
        heightPx: h,
        camera,
        selected: state.selectedEdge.get(),
        hovered: isFar && isMoving ? null : hovered,
        connecting: state.connecting.get(),
        selectedNodes: selected.get(),
        lit: state.lit.get(),
        isFar,
        isMounted: (node: NodeId) => mounted?.has(shapeIdOf(node)) === true,
      };
      const now = scene.now();
      const about = [now.nodes, now.edges, now.broken, view.selected, view.selectedNodes, view.lit, version, ratio];
      const isPicture = isFar && view.connecting === null;
      if (!(isPicture && isMoving && picture.show(context, view, about))) {
        paint(context, view, now, model, posters, palette);
      }
      if (isPicture) picture.keep({ ...view, hovered: null }, now, about, isMoving);
      const far = String(isFar);
      if (container.dataset['far'] !== far) container.dataset['far'] = far;
    };
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const renew = () => {
      version += 1;
      schedule();
    };
    const stopPainting = react('paint edges', draw, {
      scheduleEffect: (execute) => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(execute);
      },
    });
    // Whoever changes the theme, its colours are those of the page from then on.
    const theme = new MutationObserver(() => {
      palette = paletteOf(canvas);
      renew();
    });
    theme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    const stopPicks = model.subscribe(['picks', 'takes'], renew);
    const stopFollowing = followEdges(editor, scene, state);
    return () => {
      cancelAnimationFrame(frame);
      stopPainting();
      theme.disconnect();
      stopPicks();
      stopFollowing();
      picture.stop();
      scene.stop();
    };
  }, [editor, state, model]);
  return <canvas ref={element} className={classes.layer} aria-hidden="true" />;
}
