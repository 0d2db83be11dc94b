import type { CommentAnchor } from '@dailies/shared/document';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { type Editor, react } from 'tldraw';
import { pinPoint } from './pinPoint.ts';
import classes from './PlacedCard.module.css';

/** From the pin's tip to the card. */
const BESIDE_PX = 68;
const EDGE_PX = 12;

interface PlacedCardProps {
  readonly editor: Editor;
  readonly anchor: CommentAnchor;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A card that stays beside its pin, and within the view, while the canvas moves below it. */
export function PlacedCard({ editor, anchor, title, onClose, children }: PlacedCardProps) {
  const card = useRef<HTMLElement>(null);
  // Whoever opens it is in it: Escape closes it, and Tab goes on in it.
  useEffect(() => {
    const element = card.current;
    if (element?.contains(document.activeElement) === false) element.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const element = card.current;
    if (element === null) return undefined;
    const place = () => {
      const point = pinPoint(editor, anchor);
      const { w, h } = editor.getViewportScreenBounds();
      if (point === null) return;
      const { x, y } = editor.pageToViewport(point);
      const { offsetWidth: width, offsetHeight: height } = element;
      const isRoom = x + BESIDE_PX + width + EDGE_PX <= w;
      const left = isRoom ? x + BESIDE_PX : x - width - EDGE_PX;
      const within = (value: number, most: number): number => Math.round(Math.max(EDGE_PX, Math.min(value, most)));
      element.style.transform = `translate(${within(left, w - width - EDGE_PX)}px, ${within(y - 36, h - height - EDGE_PX)}px)`;
    };
    const stop = react('place card', place);
    const observer = new ResizeObserver(place);
    observer.observe(element);
    return () => {
      stop();
      observer.disconnect();
    };
  }, [editor, anchor]);
  return (
    <section
      ref={card}
      className={classes.card}
      role="dialog"
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => {
        // What is typed here is not a shortcut of the canvas.
        event.stopPropagation();
        // A menu that was opened here lies elsewhere on the page: Escape there closes the menu alone.
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isHere) onClose();
      }}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <button type="button" className={classes.close} aria-label="Close" onClick={onClose}>
          <IconX size={16} aria-hidden="true" />
        </button>
      </header>
      {children}
    </section>
  );
}
