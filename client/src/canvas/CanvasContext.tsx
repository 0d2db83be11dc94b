import { createContext, useContext } from 'react';
import type { CanvasState } from './CanvasState.ts';

export const CanvasContext = createContext<CanvasState | null>(null);

/** What the canvas is doing; only within a `CanvasPage`. */
export function useCanvas(): CanvasState {
  const state = useContext(CanvasContext);
  if (state === null) throw new Error('useCanvas is used outside a canvas.');
  return state;
}
