import type { NodeId } from '@dailies/shared/ids';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { react, useEditor } from 'tldraw';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { selectedNodes } from '../gestures/Gestures.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { EdgeScene } from './EdgeScene.ts';
import { followEdges } from './followEdges.ts';
import { BODIES_AT_EASE, FAR_ZOOM, READ_ZOOM } from './farZoom.ts';
import { paint } from './paint.ts';
import { paletteOf } from './paletteOf.ts';
import { PosterCache } from './PosterCache.ts';
import classes from './EdgeLayer.module.css';

/** The one 2D canvas under the nodes; redrawn at most once a frame, from whatever it reads. */
export function EdgeLayer() {
  const editor = useEditor();
  const state = useCanvas();
  const { model } = useSession();
  const scheme = useComputedColorScheme('dark');
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    const context = canvas?.getContext('2d');
    if (canvas === null || context === null || context === undefined) return undefined;
    const scene = new EdgeScene(editor, model, state);
    const palette = paletteOf(canvas);
    const posters = new PosterCache(() => schedule());
    const container = editor.getContainer();
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
      const isFar = camera.z < FAR_ZOOM || (isMoving && (wasFar || (isHeavy && camera.z < READ_ZOOM)));
      const view = {
        widthPx: w,
        heightPx: h,
        camera,
        selected: state.selectedEdge.get(),
        hovered: state.hoveredEdge.get(),
        connecting: state.connecting.get(),
        selectedNodes: new Set(selectedNodes(editor)),
        isFar,
        isMounted: (node: NodeId) => mounted?.has(shapeIdOf(node)) === true,
      };
      paint(context, view, scene.now(), model, posters, palette);
      const far = String(isFar);
      if (container.dataset['far'] !== far) container.dataset['far'] = far;
    };
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const stopPainting = react('paint edges', draw, {
      scheduleEffect: (execute) => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(execute);
      },
    });
    const stopPicks = model.subscribe(['picks', 'takes'], schedule);
    const stopFollowing = followEdges(editor, scene, state);
    return () => {
      cancelAnimationFrame(frame);
      stopPainting();
      stopPicks();
      stopFollowing();
      scene.stop();
    };
  }, [editor, state, model, scheme]);
  return <canvas ref={element} className={classes.layer} aria-hidden="true" />;
}
