import type { Editor, TLFrameShape } from 'tldraw';
import { isNodeShape, type NodeShape } from '../shapes/NodeShape.ts';

/** The nodes that stand in a frame, by their middle: they lie on the page, never in the frame. */
export function nodesInFrame(editor: Editor, frame: TLFrameShape): readonly NodeShape[] {
  const parent = editor.getShapeParentTransform(frame);
  const { x: left, y: top } = parent.applyToPoint({ x: frame.x, y: frame.y });
  return editor.getCurrentPageShapes().filter((shape): shape is NodeShape => {
    if (!isNodeShape(shape)) return false;
    const [x, y] = [shape.x + shape.props.w / 2, shape.y + shape.props.h / 2];
    return x >= left && y >= top && x <= left + frame.props.w && y <= top + frame.props.h;
  });
}
