import type { WheelEvent } from 'react';
import type { Editor } from 'tldraw';

/** What is wheeled over something that lies on the canvas is meant for the canvas. */
export function forwardWheel(editor: Editor, { nativeEvent }: WheelEvent): void {
  const canvas = editor.getContainer().querySelector('.tl-canvas');
  canvas?.dispatchEvent(new window.WheelEvent('wheel', nativeEvent));
}
