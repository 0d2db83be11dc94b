import { useEffect, useRef } from 'react';
import { type Editor, react, type TLShapeId } from 'tldraw';
import classes from './FindBox.module.css';

/** A ring around what was found; it follows the camera, and the thing itself. */
export function FoundRing({ editor, shape }: { editor: Editor; shape: TLShapeId }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      react('ring what was found', () => {
        const ring = element.current;
        const bounds = editor.getShapePageBounds(shape);
        if (ring === null) return;
        ring.hidden = bounds === undefined;
        if (bounds === undefined) return;
        const zoom = editor.getZoomLevel();
        const { x, y } = editor.pageToViewport({ x: bounds.x, y: bounds.y });
        ring.style.transform = `translate(${x}px, ${y}px)`;
        ring.style.width = `${bounds.w * zoom}px`;
        ring.style.height = `${bounds.h * zoom}px`;
      }),
    [editor, shape],
  );
  return <div ref={element} className={classes.ring} data-testid="found" aria-hidden="true" />;
}
