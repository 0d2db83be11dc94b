import { type Editor, getIndexBelow, isPageId, type TLFrameShape } from 'tldraw';
import { isFrame } from './FrameCarrier.ts';

/**
 * Frames on the page lie under everything that is there, the newest lowest: they are ground that nodes
 * stand on, and nothing behind a frame can be clicked. Returns what stops it.
 */
export function keepFramesBelow(editor: Editor): () => void {
  const lowest = (frame: TLFrameShape): TLFrameShape => {
    const index = editor
      .getSortedChildIdsForParent(frame.parentId)
      .map((id) => editor.getShape(id)?.index)
      .find((each) => each !== undefined);
    return index === undefined ? frame : { ...frame, index: getIndexBelow(index) };
  };
  const { sideEffects } = editor;
  const stops = [
    sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
      source === 'user' && isFrame(shape) && isPageId(shape.parentId) ? lowest(shape) : shape,
    ),
    sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source !== 'user' || !isFrame(after) || !isPageId(after.parentId)) return after;
      // Out of another frame.
      if (after.parentId !== before.parentId) return lowest(after);
      return after.index === before.index ? after : { ...after, index: before.index };
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
