import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { type Editor, useValue } from 'tldraw';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { mapping } from '../chrome/Habit.ts';
import { MapPainter } from './MapPainter.ts';
import classes from './Minimap.module.css';

/** How far an arrow key moves the view, in parts of it. */
const STEP = 0.25;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The whole canvas, small: where this view is and where the others look. Dragging moves the view. */
export function Minimap({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const isOpen = useObservable(mapping.isOn);
  // The animatic stands there.
  const isCovered = useValue('animatic open', () => state.reel.get(), [state]);
  return isOpen && !isCovered ? <OpenMap editor={editor} /> : null;
}

function OpenMap({ editor }: { editor: Editor }) {
  const session = useSession();
  const scheme = useComputedColorScheme('dark');
  const element = useRef<HTMLCanvasElement>(null);
  const painter = useRef<MapPainter>(null);
  useEffect(() => {
    const canvas = element.current;
    if (canvas === null) return undefined;
    const made = new MapPainter(editor, session, canvas);
    painter.current = made;
    return () => {
      made.stop();
      painter.current = null;
    };
  }, [editor, session, scheme]);
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const point = painter.current?.at(event.clientX - left, event.clientY - top);
    if (point !== undefined) editor.stopCameraAnimation().centerOnPoint({ x: point[0], y: point[1] });
  };
  const key = (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    event.stopPropagation();
    if (by === undefined) return;
    event.preventDefault();
    const { center, w, h } = editor.getViewportPageBounds();
    editor.centerOnPoint({ x: center.x + w * by[0], y: center.y + h * by[1] });
  };
  return (
    <canvas
      ref={element}
      className={classes.map}
      // A picture that is moved by dragging, or by the arrow keys.
      role="application"
      aria-label="Map of the canvas; the arrow keys move the view"
      tabIndex={0}
      onKeyDown={key}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        painter.current?.hold();
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
      }}
      onPointerUp={() => painter.current?.letGo()}
      onPointerCancel={() => painter.current?.letGo()}
    />
  );
}
