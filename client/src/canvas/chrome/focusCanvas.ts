import type { Editor } from 'tldraw';

/** Gives the keyboard back to the canvas: tldraw does so only where it thinks that it has lost it. */
export function focusCanvas(editor: Editor): void {
  editor.getContainer().focus();
  editor.focus();
}
