import { type SyntheticEvent, useMemo } from 'react';
import { useEditor } from 'tldraw';

/** Props of a control inside a shape: its events are its own, and not the canvas's. */
export function useHeld() {
  const editor = useEditor();
  return useMemo(() => {
    const hold = (event: SyntheticEvent) => editor.markEventAsHandled(event);
    return { onPointerDown: hold, onPointerUp: hold, onTouchStart: hold, onTouchEnd: hold };
  }, [editor]);
}
