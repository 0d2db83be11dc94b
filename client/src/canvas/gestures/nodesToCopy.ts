import type { NodeId } from '@dailies/shared/ids';
import type { Editor } from 'tldraw';
import { isFrame } from '../frames/FrameCarrier.ts';
import { nodesInFrame } from '../frames/nodesInFrame.ts';
import { nodeIdOf } from '../shapes/NodeShape.ts';
import { selectedNodes } from './Gestures.ts';

/** The nodes that a copy of what is selected has: those that are selected, and those that stand in a selected frame. */
export function nodesToCopy(editor: Editor): readonly NodeId[] {
  const framed = editor
    .getSelectedShapes()
    .filter(isFrame)
    .flatMap((frame) => nodesInFrame(editor, frame).flatMap(({ id }) => nodeIdOf(id) ?? []));
  return [...new Set([...selectedNodes(editor), ...framed])];
}
