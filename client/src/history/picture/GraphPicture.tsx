import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { PosterCache } from '../../canvas/painting/PosterCache.ts';
import { useObservable } from '../../session/useObservable.ts';
import { pointAt } from './Camera.ts';
import classes from './GraphPicture.module.css';
import { nodeAt } from './GraphScene.ts';
import { paintGraph, type Picture } from './paintGraph.ts';
import type { PictureView } from './PictureView.ts';
import { readPalette } from './readPalette.ts';
import { usePictureHand } from './usePictureHand.ts';

interface GraphPictureProps {
  readonly picture: Picture;
  readonly view: PictureView;
  /** What state it shows: "Now", "Before lunch". */
  readonly caption: string;
  readonly tone: 'then' | 'now';
}

/** A read-only picture of a graph; a click chooses a node, with Shift one more. */
export function GraphPicture({ picture, view, caption, tone }: GraphPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const camera = useObservable(view.camera);
  const scheme = useComputedColorScheme('dark');
  const [size, setSize] = useState({ widthPx: 0, heightPx: 0 });
  const [posterCount, setPosterCount] = useState(0);
  const [posters] = useState(() => new PosterCache(() => setPosterCount((count) => count + 1)));
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ widthPx: element.clientWidth, heightPx: element.clientHeight });
      view.setSize(element.clientWidth, element.clientHeight);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [view]);
  const choose = useCallback(
    (x: number, y: number, isAdding: boolean) => {
      const node = nodeAt(picture.scene, ...pointAt(view.camera.get(), x, y));
      if (node === undefined) {
        if (!isAdding) view.choose([]);
      } else if (isAdding) view.toggle(node.id);
      else view.choose([node.id]);
    },
    [picture, view],
  );
  usePictureHand(canvas, view, choose);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context == null || size.widthPx === 0) return undefined;
    const frame = requestAnimationFrame(() => {
      const ratio = window.devicePixelRatio;
      const [width, height] = [Math.round(size.widthPx * ratio), Math.round(size.heightPx * ratio)];
      if (element.width !== width) element.width = width;
      if (element.height !== height) element.height = height;
      paintGraph(context, picture, camera, { ...size, ratio }, readPalette(element), posters);
    });
    return () => cancelAnimationFrame(frame);
    // A poster that has arrived and another scheme are painted too.
  }, [picture, camera, size, scheme, posters, posterCount]);
  return (
    <figure className={classes.pane} data-tone={tone}>
      <canvas
        ref={canvas}
        className={classes.canvas}
        tabIndex={0}
        role="img"
        aria-label={`${caption}: ${picture.scene.nodes.size} nodes. Arrows move, plus and minus zoom, 0 shows all.`}
      />
      <figcaption className={classes.caption}>{caption}</figcaption>
    </figure>
  );
}
