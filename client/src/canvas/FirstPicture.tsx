import type { NodeId } from '@dailies/shared/ids';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ProjectModel } from '../document/ProjectModel.ts';
import { drawnEdges, endPoint, type PlacedNode } from './edges/drawnEdges.ts';
import { firstCamera } from './firstCamera.ts';
import { isFarView } from './mounting/farView.ts';
import { paint } from './painting/paint.ts';
import { paletteOf } from './painting/paletteOf.ts';
import { PosterCache } from './painting/PosterCache.ts';
import { isSeen, type Scene } from './painting/Scene.ts';
import { seenBy } from './painting/sheetPlace.ts';
import classes from './FirstPicture.module.css';

function sceneOf(model: ProjectModel, level: NodeId | null): Scene {
  const nodes = new Map<NodeId, PlacedNode>();
  for (const { id, pos, size } of model.standingOn(level))
    nodes.set(id, { x: pos[0], y: pos[1], props: { w: size[0], h: size[1] } });
  return {
    nodes,
    edges: drawnEdges(model, nodes),
    broken: new Set(),
    end: (end) => endPoint(model, nodes, end),
  };
}

interface FirstPictureProps {
  readonly model: ProjectModel;
  /** The scene whose inside is shown; null at the top. */
  readonly level: NodeId | null;
  /** The node that the address names. */
  readonly node: NodeId | null;
  /** Called once, when it is on the screen. */
  readonly onShown: () => void;
}

/**
 * The canvas as a picture, from the document alone: what one sees until tldraw has arrived, read
 * thousands of shapes and mounted what is near. It is painted as the canvas itself paints from afar.
 */
export function FirstPicture({ model, level, node, onShown }: FirstPictureProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const shown = useEffectEvent(() => onShown());
  useEffect(() => {
    const canvas = element.current;
    const context = canvas?.getContext('2d', { alpha: false });
    if (canvas === null || context === null || context === undefined) return undefined;
    const palette = paletteOf(canvas);
    const { width: widthPx, height: heightPx } = canvas.getBoundingClientRect();
    canvas.width = Math.round(widthPx * window.devicePixelRatio);
    canvas.height = Math.round(heightPx * window.devicePixelRatio);
    let frame = 0;
    const draw = () => {
      const camera = firstCamera(model, level, node, { widthPx, heightPx });
      if (camera === null) return;
      const scene = sceneOf(model, level);
      const seen = seenBy({ widthPx, heightPx, camera });
      const nodesInView = () =>
        [...scene.nodes.values()].filter(({ x, y, props }) =>
          isSeen({ left: x, top: y, right: x + props.w, bottom: y + props.h }, seen),
        ).length;
      const view = {
        widthPx,
        heightPx,
        camera,
        selected: null,
        hovered: null,
        connecting: null,
        selectedNodes: new Set<NodeId>(),
        lit: null,
        isFar: isFarView(camera.z, nodesInView),
        isMounted: () => false,
      };
      paint(context, view, scene, model, posters, palette);
    };
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    const posters = new PosterCache(later);
    draw();
    const stop = model.subscribe(['nodes', 'edges', 'picks', 'takes'], later);
    // In the second frame the first one has been shown.
    let telling = requestAnimationFrame(() => (telling = requestAnimationFrame(() => shown())));
    return () => {
      stop();
      cancelAnimationFrame(frame);
      cancelAnimationFrame(telling);
    };
  }, [model, level, node]);
  return <canvas ref={element} className={classes.picture} aria-hidden="true" />;
}
