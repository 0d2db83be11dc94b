import type { NodeId, TakeId } from '@dailies/shared/ids';
import { Observable } from '../../session/Observable.ts';

/** A take to show over the page. */
export interface LightboxRequest {
  readonly node: NodeId;
  readonly take: TakeId;
  /** The shots that up and down walk through, in their order; left out: all of the project. */
  readonly shots?: readonly NodeId[];
}

/** What is open; null: nothing. There is one lightbox in a page (`LightboxHost`). */
export const openedLightbox = new Observable<LightboxRequest | null>(null);

/** What had the focus when it was opened. */
let before: Element | null = null;

/** Shows a take large, over whatever page is open, or another one in the lightbox that is open. */
export function openLightbox(request: LightboxRequest): void {
  if (openedLightbox.get() === null) before = document.activeElement;
  openedLightbox.set(request);
}

/** Closes it, and gives the focus back to where it was. */
export function closeLightbox(): void {
  openedLightbox.set(null);
  const from = before;
  before = null;
  requestAnimationFrame(() => {
    if (from instanceof HTMLElement && from.isConnected) from.focus();
  });
}
