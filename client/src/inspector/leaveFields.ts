import type { Editor } from 'tldraw';

/** Where fields write when they are left: the inspector, and nodes on the canvas. */
const FIELDS = '[data-inspector], [data-node-id]';

/**
 * A press on the canvas leaves the field that is typed in before anything comes of the press: tldraw would
 * take the field off the page in it, before the browser moves the focus. Returns what stops it.
 */
export function leaveFields(editor: Editor): () => void {
  const leave = ({ target }: PointerEvent) => {
    const field = document.activeElement;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (isField && field !== target && field.closest(FIELDS) !== null) field.blur();
  };
  const container = editor.getContainer();
  container.addEventListener('pointerdown', leave, { capture: true });
  return () => container.removeEventListener('pointerdown', leave, { capture: true });
}
