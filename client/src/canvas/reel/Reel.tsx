import { lazy, Suspense } from 'react';
import { type Editor, useValue } from 'tldraw';
import { useCanvas } from '../CanvasContext.tsx';

const ReelDock = lazy(async () => ({ default: (await import('./ReelDock.tsx')).ReelDock }));

/** The animatic at the foot of the canvas, while it is open. */
export function Reel({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const isOpen = useValue('is the animatic open', () => state.reel.get(), [state]);
  return isOpen ? (
    <Suspense>
      <ReelDock editor={editor} />
    </Suspense>
  ) : null;
}
