import { useMemo } from 'react';
import type { Editor } from 'tldraw';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { type CanvasActions, canvasActions } from '../shortcuts/canvasActions.ts';

/** What the canvas's keys do, for its buttons and menus. */
export function useCanvasActions(editor: Editor): CanvasActions {
  const session = useSession();
  const state = useCanvas();
  return useMemo(() => canvasActions(editor, session, state), [editor, session, state]);
}
