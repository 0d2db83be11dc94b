import { type RefObject, useEffect } from 'react';
import type { PictureView } from './PictureView.ts';

const CLICK_PX = 4;
const WHEEL_ZOOM = 0.0022;
const KEY_PAN_PX = 60;
const KEY_ZOOM = 1.25;

interface Hand {
  readonly x: number;
  readonly y: number;
}

const distance = ([a, b]: readonly Hand[]): number =>
  a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);

/**
 * The hand in a picture: drags pan, two fingers and Ctrl-wheel zoom, the wheel pans, arrows, plus, minus
 * and 0 do the same from the keyboard; a press without a drag is a click at a point of the pane.
 */
export function usePictureHand(
  canvas: RefObject<HTMLCanvasElement | null>,
  view: PictureView,
  onClick: (x: number, y: number, isAdding: boolean) => void,
): void {
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const hands = new Map<number, Hand>();
    let movedPx = 0;
    const placeOf = (event: PointerEvent | WheelEvent): Hand => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const down = (event: PointerEvent) => {
      element.setPointerCapture(event.pointerId);
      hands.set(event.pointerId, placeOf(event));
      if (hands.size === 1) movedPx = 0;
    };
    const move = (event: PointerEvent) => {
      const before = hands.get(event.pointerId);
      if (before === undefined) return;
      const at = placeOf(event);
      const span = distance([...hands.values()]);
      hands.set(event.pointerId, at);
      movedPx += Math.hypot(at.x - before.x, at.y - before.y);
      view.pan((at.x - before.x) / hands.size, (at.y - before.y) / hands.size);
      const [a, b] = [...hands.values()];
      if (a !== undefined && b !== undefined && span > 0)
        view.zoom(distance([a, b]) / span, (a.x + b.x) / 2, (a.y + b.y) / 2);
    };
    const up = (event: PointerEvent) => {
      const isLast = hands.size === 1;
      if (!hands.delete(event.pointerId) || event.type === 'pointercancel') return;
      const { x, y } = placeOf(event);
      if (isLast && movedPx < CLICK_PX) onClick(x, y, event.shiftKey || event.ctrlKey || event.metaKey);
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const { x, y } = placeOf(event);
      if (event.ctrlKey || event.metaKey) view.zoom(Math.exp(-event.deltaY * WHEEL_ZOOM * 2), x, y);
      else view.pan(-event.deltaX, -event.deltaY);
    };
    const key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const meaning: Readonly<Record<string, (() => void) | undefined>> = {
        'ArrowLeft': () => view.pan(KEY_PAN_PX, 0),
        'ArrowRight': () => view.pan(-KEY_PAN_PX, 0),
        'ArrowUp': () => view.pan(0, KEY_PAN_PX),
        'ArrowDown': () => view.pan(0, -KEY_PAN_PX),
        '+': () => view.zoom(KEY_ZOOM),
        '=': () => view.zoom(KEY_ZOOM),
        '-': () => view.zoom(1 / KEY_ZOOM),
        '0': () => view.fit(),
      };
      const act = meaning[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('keydown', key);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('keydown', key);
    };
  }, [canvas, view, onClick]);
}
