import { type Editor, react } from 'tldraw';

/**
 * Marks the canvas while its camera moves. What is marked is moved and scaled as the picture that it was:
 * drawing all text anew in each frame of a zoom takes longer than a frame. It is drawn anew, and sharp,
 * when the camera rests.
 */
export function pictureWhileMoving(editor: Editor): () => void {
  const { dataset } = editor.getContainer();
  return react('mark a moving camera', () => {
    dataset['moving'] = String(editor.getCameraState() === 'moving');
  });
}
