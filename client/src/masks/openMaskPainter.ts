import type { NodeId } from '@dailies/shared/ids';
import { Observable } from '../session/Observable.ts';

/** The mask that is being painted; null: none. There is one painter in a page (`MaskPainterHost`). */
export const paintedMask = new Observable<NodeId | null>(null);

/** What had the focus when it was opened. */
let before: Element | null = null;

export function openMaskPainter(mask: NodeId): void {
  if (paintedMask.get() === null) before = document.activeElement;
  paintedMask.set(mask);
}

/** Closes it, and gives the focus back to where it was. */
export function closeMaskPainter(): void {
  paintedMask.set(null);
  const from = before;
  before = null;
  requestAnimationFrame(() => {
    if (from instanceof HTMLElement && from.isConnected) from.focus();
  });
}
