import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { useKept } from '../interface/useKept.ts';
import classes from './InspectorPanel.module.css';

const WIDTH = { atLeast: 296, atMost: 620, atFirst: 344, step: 24 } as const;
const within = (width: number): number => Math.round(Math.min(WIDTH.atMost, Math.max(WIDTH.atLeast, width)));

const styleOf = (width: number): CSSProperties & { '--inspector-width': string } => ({
  '--inspector-width': `${width}px`,
});

/** Whether a key pressed there belongs to what is being typed. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

interface InspectorPanelProps {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly children: ReactNode;
}

/** The panel on the right, as wide as its left edge was dragged; on a tablet a sheet along the side or the bottom. */
export function InspectorPanel({ onUndo, onRedo, children }: InspectorPanelProps) {
  const [kept, keep] = useKept('inspector:width', z.number(), WIDTH.atFirst);
  const [dragged, setDragged] = useState<number | null>(null);
  const width = within(dragged ?? kept);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const edge = event.currentTarget;
    const { clientX: startX, pointerId } = event;
    const startWidth = width;
    let next = width;
    edge.setPointerCapture(pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      next = within(startWidth + startX - moved.clientX);
      setDragged(next);
    };
    const end = () => {
      edge.removeEventListener('pointermove', move);
      edge.removeEventListener('pointerup', end);
      edge.removeEventListener('pointercancel', end);
      setDragged(null);
      keep(next);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', end);
    edge.addEventListener('pointercancel', end);
  };
  const resize = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowLeft' ? WIDTH.step : event.key === 'ArrowRight' ? -WIDTH.step : 0;
    if (by === 0) return;
    event.preventDefault();
    keep(within(width + by));
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    // What is typed here is not a shortcut of the canvas.
    event.stopPropagation();
    if (isTyping(event.target) || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) onUndo();
    else if (key === 'y' || key === 'z') onRedo();
    else return;
    event.preventDefault();
  };
  return (
    <aside className={classes.panel} style={styleOf(width)} aria-label="Inspector" data-inspector onKeyDown={press}>
      <div
        className={classes.edge}
        role="separator"
        tabIndex={0}
        aria-label="Width of the inspector"
        aria-orientation="vertical"
        aria-valuemin={WIDTH.atLeast}
        aria-valuemax={WIDTH.atMost}
        aria-valuenow={width}
        onPointerDown={drag}
        onKeyDown={resize}
        onDoubleClick={() => keep(WIDTH.atFirst)}
      />
      {children}
    </aside>
  );
}
