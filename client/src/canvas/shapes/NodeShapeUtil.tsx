import { BaseBoxShapeUtil, type Editor, type RecordProps, T, type TLResizeInfo, type TLShape, resizeBox } from 'tldraw';
import { NodeBody } from './NodeBody.tsx';
import { NODE_SHAPE, type NodeShape } from './NodeShape.ts';

const SMALLEST_PX = { width: 180, height: 96 };

/** How tldraw treats a node: a box that is moved and resized, never turned, grouped or cropped. */
export class NodeShapeUtil extends BaseBoxShapeUtil<NodeShape> {
  static override type = NODE_SHAPE;
  static override props: RecordProps<NodeShape> = { w: T.number, h: T.number, node: T.string };

  override getDefaultProps(): NodeShape['props'] {
    return { w: 280, h: 180, node: '' };
  }

  override canEdit(): boolean {
    return true;
  }

  override canBind(): boolean {
    return true;
  }

  override hideRotateHandle(): boolean {
    return true;
  }

  override onResize(shape: NodeShape, info: TLResizeInfo<NodeShape>) {
    return resizeBox(shape, info, { minWidth: SMALLEST_PX.width, minHeight: SMALLEST_PX.height });
  }

  override component(shape: NodeShape) {
    return <NodeBody shape={shape} />;
  }

  override getIndicatorPath(shape: NodeShape): Path2D {
    const path = new Path2D();
    path.roundRect(0, 0, shape.props.w, shape.props.h, 10);
    return path;
  }
}

/** Keeps nodes what they are, whatever tldraw's actions would do: on the page, upright, in their order. */
export function keepNodesPlain(editor: Editor): () => void {
  return editor.sideEffects.registerBeforeChangeHandler('shape', (before: TLShape, after: TLShape, source) => {
    if (source !== 'user' || after.type !== NODE_SHAPE) return after;
    // Into a frame or a group: its place would be counted from there.
    if (after.parentId !== before.parentId) return before;
    const { index, rotation, opacity, isLocked } = before;
    return { ...after, index, rotation, opacity, isLocked };
  });
}
