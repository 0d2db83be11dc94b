import { type MouseEvent, type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react';

/** A hand moves this far, in pixels, before a press is a drag. */
const SLACK_PX = 6;
/** A finger that rests this long takes the card; one that moves before scrolls. */
const HOLD_MS = 280;
/** The board scrolls by itself where a card is held this near to its edge. */
const EDGE_PX = 72;
const SCROLL_PX = 14;

export interface CardDrag {
  readonly node: string;
  /** Where the pointer is, and where in the card it took it; in pixels of the page. */
  readonly at: readonly [x: number, y: number];
  readonly held: readonly [x: number, y: number];
  readonly widthPx: number;
  /** The status of the column under it. */
  readonly over: string | null;
}

interface Press extends Omit<CardDrag, 'at' | 'over'> {
  readonly pointer: number;
  readonly start: readonly [x: number, y: number];
  readonly isTouch: boolean;
}

const statusUnder = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest('[data-status-id]')?.getAttribute('data-status-id') ?? null;

/**
 * Cards (`data-card`) that are dragged onto columns (`data-status-id`) with a mouse, a pen or a finger: a
 * finger takes a card by resting on it, so that it can still scroll. Escape lets it go where it was.
 */
export function useCardDrag(mayDrag: (node: string) => boolean, onDrop: (node: string, status: string) => void) {
  const [drag, setDrag] = useState<CardDrag | null>(null);
  const press = useRef<Press | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const justDragged = useRef(false);

  const end = () => {
    clearTimeout(timer.current);
    press.current = null;
    setDrag(null);
  };
  const take = (x: number, y: number) => {
    const { current } = press;
    if (current === null) return;
    const { node, held, widthPx } = current;
    setDrag({ node, held, widthPx, at: [x, y], over: statusUnder(x, y) });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const card = event.target instanceof Element ? event.target.closest('[data-card]') : null;
    const node = card?.getAttribute('data-card');
    if (card === null || node === null || node === undefined || event.button !== 0 || !mayDrag(node)) return;
    const { left, top, width } = card.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    const isTouch = event.pointerType === 'touch';
    press.current = {
      node,
      held: [x - left, y - top],
      widthPx: width,
      pointer: event.pointerId,
      start: [x, y],
      isTouch,
    };
    if (isTouch) timer.current = setTimeout(() => take(x, y), HOLD_MS);
  };
  const onMove = useEffectEvent((event: globalThis.PointerEvent) => {
    const { current } = press;
    if (current === null || event.pointerId !== current.pointer) return;
    const [x, y] = [event.clientX, event.clientY];
    const far = Math.hypot(x - current.start[0], y - current.start[1]) > SLACK_PX;
    if (drag !== null || (far && !current.isTouch)) take(x, y);
    else if (far) end();
  });
  const onUp = useEffectEvent((event: globalThis.PointerEvent) => {
    if (event.pointerId !== press.current?.pointer) return;
    if (drag !== null) {
      justDragged.current = true;
      // The click that follows a drop is not meant for what lies under it.
      setTimeout(() => (justDragged.current = false), 0);
      const over = statusUnder(event.clientX, event.clientY);
      if (over !== null) onDrop(drag.node, over);
    }
    end();
  });
  const onCancel = useEffectEvent(end);
  const isDragging = drag !== null;
  useEffect(() => {
    const stop = new AbortController();
    const on = { signal: stop.signal };
    window.addEventListener('pointermove', (event) => onMove(event), on);
    window.addEventListener('pointerup', (event) => onUp(event), on);
    window.addEventListener('pointercancel', () => onCancel(), on);
    return () => stop.abort();
  }, []);
  useEffect(() => {
    if (!isDragging) return undefined;
    const stop = new AbortController();
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onCancel();
    };
    window.addEventListener('keydown', key, { signal: stop.signal });
    // A finger that holds a card does not scroll the page.
    window.addEventListener('touchmove', (event) => event.preventDefault(), { signal: stop.signal, passive: false });
    return () => stop.abort();
  }, [isDragging]);
  const onClickCapture = (event: MouseEvent<HTMLElement>) => {
    if (!justDragged.current) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { drag, handlers: { onPointerDown, onClickCapture } };
}

/** Scrolls a board sideways while a card is held near its edge. */
export function useEdgeScroll(board: { readonly current: HTMLElement | null }, drag: CardDrag | null): void {
  const x = drag?.at[0];
  useEffect(() => {
    const element = board.current;
    if (x === undefined || element === null) return undefined;
    const { left, right } = element.getBoundingClientRect();
    const by = x < left + EDGE_PX ? -SCROLL_PX : x > right - EDGE_PX ? SCROLL_PX : 0;
    if (by === 0) return undefined;
    let frame = requestAnimationFrame(function scroll() {
      element.scrollLeft += by;
      frame = requestAnimationFrame(scroll);
    });
    return () => cancelAnimationFrame(frame);
  }, [board, x]);
}
