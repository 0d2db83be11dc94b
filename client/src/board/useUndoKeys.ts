import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useSession } from '../session/SessionContext.tsx';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

/** Ctrl-Z and Ctrl-Shift-Z on a page beside the canvas; what was undone is named. */
export function useUndoKeys(): void {
  const { undo } = useSession();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      const isRedo = key === 'y' || event.shiftKey;
      const name = isRedo ? undo.redo() : undo.undo();
      if (name !== null) notifications.show({ message: `${isRedo ? 'Redone' : 'Undone'}: ${name}`, autoClose: 1_800 });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo]);
}
