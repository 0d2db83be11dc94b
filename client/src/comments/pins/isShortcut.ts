import type { Editor } from 'tldraw';

/** Whether a key is meant for the canvas: not for a field, a button, a menu, or a text that is being written in it. */
export function isShortcut(event: KeyboardEvent, editor: Editor): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (editor.getEditingShapeId() !== null) return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return true;
  return target === document.body || (editor.getContainer().contains(target) && !isWriting(target));
}

const isWriting = (target: HTMLElement): boolean =>
  target.isContentEditable || target.matches('input, textarea, select, button, a');
