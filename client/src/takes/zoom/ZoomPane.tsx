import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Observable } from '../../session/Observable.ts';
import { useObservable } from '../../session/useObservable.ts';
import { type Extent, fitScale, kept, panned, type View, zoomedAt } from './view.ts';
import classes from './ZoomPane.module.css';

const WHEEL_STEP = 0.0022;
/** A press that moved less than this was a click. */
const CLICK_PX = 4;

interface ZoomPaneProps {
  /** What is seen; panes that share it move together. */
  readonly view: Observable<View>;
  /** Of the picture, in its own pixels. */
  readonly picture: Extent;
  /** Hears of the pane's size, for showing a picture at 100 %. */
  readonly onPane?: ((pane: Extent) => void) | undefined;
  /** A press without a move. */
  readonly onClick?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A picture in a pane: the wheel zooms where the pointer is, a drag moves it, two fingers do both. */
export function ZoomPane({ view, picture, onPane, onClick, children }: ZoomPaneProps) {
  const { zoom, at } = useObservable(view);
  const [pane, setPane] = useState<Extent>({ width: 0, height: 0 });
  const element = useRef<HTMLDivElement>(null);
  const { width, height } = picture;
  useEffect(() => {
    const node = element.current;
    if (node === null) return undefined;
    const sizes = new ResizeObserver(() => {
      const size = { width: node.clientWidth, height: node.clientHeight };
      setPane(size);
      onPane?.(size);
      view.set(kept(view.get(), { width, height }, size));
    });
    sizes.observe(node);
    return () => sizes.disconnect();
  }, [view, width, height, onPane]);
  useHand(element, view, width, height, onClick);
  const scale = fitScale(picture, pane);
  return (
    <div ref={element} className={classes.pane} data-zoomed={zoom > 1} data-zoom={zoom.toFixed(2)}>
      <div
        className={classes.picture}
        style={{
          width: width * scale,
          height: height * scale,
          transform: `translate(${pane.width / 2 - at[0] * width * scale * zoom}px, ${
            pane.height / 2 - at[1] * height * scale * zoom
          }px) scale(${zoom})`,
        }}
      >
        {children}
      </div>
    </div>
  );
}

/** Wheel and pointers on the pane, by listeners of its own: a wheel that zooms must not scroll the page. */
function useHand(
  element: { readonly current: HTMLDivElement | null },
  view: Observable<View>,
  width: number,
  height: number,
  onClick: (() => void) | undefined,
): void {
  const click = useRef(onClick);
  useEffect(() => {
    click.current = onClick;
  }, [onClick]);
  useEffect(() => {
    const node = element.current;
    if (node === null) return undefined;
    const stop = new AbortController();
    const picture = { width, height };
    const pane = (): Extent => ({ width: node.clientWidth, height: node.clientHeight });
    const fromMiddle = (x: number, y: number): [number, number] => {
      const box = node.getBoundingClientRect();
      return [x - box.left - box.width / 2, y - box.top - box.height / 2];
    };
    const down = new Map<number, { x: number; y: number }>();
    let travelled = 0;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * WHEEL_STEP);
      view.set(zoomedAt(view.get(), factor, fromMiddle(event.clientX, event.clientY), picture, pane()));
    };
    const press = (event: PointerEvent) => {
      if (event.button !== 0) return;
      node.setPointerCapture(event.pointerId);
      if (down.size === 0) travelled = 0;
      down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    };
    const move = (event: PointerEvent) => {
      const before = down.get(event.pointerId);
      if (before === undefined) return;
      const by: [number, number] = [event.clientX - before.x, event.clientY - before.y];
      travelled += Math.abs(by[0]) + Math.abs(by[1]);
      const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      down.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (other === undefined) {
        view.set(panned(view.get(), by, picture, pane()));
        return;
      }
      const apart = (x: number, y: number): number => Math.hypot(x - other.x, y - other.y);
      const factor = apart(event.clientX, event.clientY) / Math.max(1, apart(before.x, before.y));
      const middle = fromMiddle((event.clientX + other.x) / 2, (event.clientY + other.y) / 2);
      view.set(panned(zoomedAt(view.get(), factor, middle, picture, pane()), [by[0] / 2, by[1] / 2], picture, pane()));
    };
    const release = (event: PointerEvent) => {
      if (!down.delete(event.pointerId)) return;
      if (event.type === 'pointerup' && down.size === 0 && travelled < CLICK_PX) click.current?.();
    };
    node.addEventListener('wheel', wheel, { passive: false, signal: stop.signal });
    node.addEventListener('pointerdown', press, { signal: stop.signal });
    node.addEventListener('pointermove', move, { signal: stop.signal });
    node.addEventListener('pointerup', release, { signal: stop.signal });
    node.addEventListener('pointercancel', release, { signal: stop.signal });
    return () => stop.abort();
  }, [element, view, width, height]);
}
