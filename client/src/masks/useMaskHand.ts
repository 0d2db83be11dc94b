import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Observable } from '../session/Observable.ts';
import { type Extent, fitScale, panned, type View, zoomedAt } from '../takes/zoom/view.ts';
import type { MaskPainting, Part } from './MaskPainting.ts';
import type { BrushSetting } from './BrushSetting.ts';

const WHEEL_STEP = 0.0022;
/** A pen that hardly touches still paints so much of the brush. */
const LIGHTEST = 0.25;

interface Held {
  readonly stage: RefObject<HTMLDivElement | null>;
  /** Shows the brush where the pointer is. */
  readonly ring: RefObject<HTMLDivElement | null>;
  readonly painting: MaskPainting;
  readonly view: Observable<View>;
  readonly pane: Extent;
  readonly brush: BrushSetting;
  readonly radiusPx: number;
  readonly redraw: (part: Part | null) => void;
  /** A stroke was made. */
  readonly onStroke: () => void;
}

export interface MaskHand {
  /** Whether what is dragged moves the picture. */
  readonly isPanning: boolean;
  readonly setPanning: (isPanning: boolean) => void;
  /** Moves the brush by keys, in pixels of the picture. */
  readonly step: (x: number, y: number) => void;
  /** Paints where the brush was moved to by keys; false where it was not. */
  readonly dab: () => boolean;
}

type Point = readonly [x: number, y: number];

/**
 * The hand on the picture: a press paints, with Alt or the other end of a pen it erases; the wheel zooms where
 * the pointer is; the middle button, a held space bar and two fingers move the picture.
 */
export function useMaskHand(held: Held): MaskHand {
  const now = useRef(held);
  const [isPanning, setPanning] = useState(false);
  const panning = useRef(false);
  const byKeys = useRef<Point | null>(null);
  useEffect(() => {
    now.current = held;
    panning.current = isPanning;
  });
  const { stage } = held;
  useEffect(() => {
    const node = stage.current;
    if (node === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const down = new Map<number, Point>();
    /** Where the stroke is; null while none is made. */
    let stroke: Point | null = null;
    const fromMiddle = (event: MouseEvent): [number, number] => {
      const box = node.getBoundingClientRect();
      return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
    };
    const onPicture = (event: MouseEvent): Point => {
      const { painting, view, pane } = now.current;
      const { zoom, at } = view.get();
      const scale = fitScale(painting, pane) * zoom;
      const [x, y] = fromMiddle(event);
      return [at[0] * painting.width + x / scale, at[1] * painting.height + y / scale];
    };
    const moveRing = (event: MouseEvent) => {
      const box = node.getBoundingClientRect();
      const ring = now.current.ring.current;
      if (ring === null) return;
      byKeys.current = null;
      ring.style.translate = `${event.clientX - box.left}px ${event.clientY - box.top}px`;
      ring.dataset['shown'] = 'true';
    };
    const paint = (event: PointerEvent) => {
      const { painting, brush, radiusPx, redraw } = now.current;
      const to = onPicture(event);
      const weight = event.pointerType === 'pen' && event.pressure > 0 ? Math.max(LIGHTEST, event.pressure) : 1;
      const isErasing = brush.isErasing !== event.altKey || (event.buttons & 32) !== 0;
      redraw(painting.draw(stroke ?? to, to, { radiusPx: radiusPx * weight, softness: brush.softness, isErasing }));
      stroke = to;
    };
    const finish = () => {
      if (stroke === null) return;
      stroke = null;
      now.current.painting.end();
      now.current.onStroke();
    };
    const press = (event: PointerEvent) => {
      node.setPointerCapture(event.pointerId);
      down.set(event.pointerId, [event.clientX, event.clientY]);
      // A second finger takes hold of the picture.
      if (down.size > 1) return finish();
      if (event.button === 1 || panning.current) return undefined;
      event.preventDefault();
      paint(event);
      return undefined;
    };
    const move = (event: PointerEvent) => {
      moveRing(event);
      const before = down.get(event.pointerId);
      if (before === undefined) return;
      if (stroke !== null) {
        const all = event.getCoalescedEvents();
        for (const one of all.length === 0 ? [event] : all) paint(one);
        return;
      }
      const { view, painting, pane } = now.current;
      const by: [number, number] = [event.clientX - before[0], event.clientY - before[1]];
      const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      down.set(event.pointerId, [event.clientX, event.clientY]);
      if (other === undefined) {
        view.set(panned(view.get(), by, painting, pane));
        return;
      }
      const apart = (x: number, y: number): number => Math.hypot(x - other[0], y - other[1]);
      const factor = apart(event.clientX, event.clientY) / Math.max(1, apart(...before));
      const zoomed = zoomedAt(view.get(), factor, fromMiddle(event), painting, pane);
      view.set(panned(zoomed, [by[0] / 2, by[1] / 2], painting, pane));
    };
    const release = (event: PointerEvent) => {
      down.delete(event.pointerId);
      finish();
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const { view, painting, pane } = now.current;
      const factor = Math.exp(-event.deltaY * WHEEL_STEP);
      view.set(zoomedAt(view.get(), factor, fromMiddle(event), painting, pane));
    };
    const leave = () => {
      const ring = now.current.ring.current;
      if (ring !== null) ring.dataset['shown'] = 'false';
    };
    node.addEventListener('pointerdown', press, { signal });
    node.addEventListener('pointermove', move, { signal });
    node.addEventListener('pointerup', release, { signal });
    node.addEventListener('pointercancel', release, { signal });
    node.addEventListener('pointerleave', leave, { signal });
    node.addEventListener('wheel', wheel, { passive: false, signal });
    return () => stop.abort();
  }, [stage]);
  return {
    isPanning,
    setPanning,
    step: (x, y) => {
      const { painting, view, pane, ring } = now.current;
      const { zoom, at } = view.get();
      const scale = fitScale(painting, pane) * zoom;
      const from = byKeys.current ?? [at[0] * painting.width, at[1] * painting.height];
      const to: Point = [
        Math.min(painting.width, Math.max(0, from[0] + x)),
        Math.min(painting.height, Math.max(0, from[1] + y)),
      ];
      byKeys.current = to;
      if (ring.current === null) return;
      const left = pane.width / 2 + (to[0] - at[0] * painting.width) * scale;
      const top = pane.height / 2 + (to[1] - at[1] * painting.height) * scale;
      ring.current.style.translate = `${left}px ${top}px`;
      ring.current.dataset['shown'] = 'true';
    },
    dab: () => {
      const point = byKeys.current;
      if (point === null) return false;
      const { painting, brush, radiusPx, redraw, onStroke } = now.current;
      redraw(painting.draw(point, point, { radiusPx, softness: brush.softness, isErasing: brush.isErasing }));
      painting.end();
      onStroke();
      return true;
    },
  };
}
