import { NODE_TYPES } from '@dailies/shared/nodes';
import { type Editor, renderPlaintextFromRichText, type TLShape } from 'tldraw';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { isNodeShape, nodeIdOf } from '../shapes/NodeShape.ts';
import type { Findable } from './findOnCanvas.ts';

const KINDS: Readonly<Record<string, string>> = {
  text: 'Text',
  note: 'Sticky note',
  geo: 'Shape',
  arrow: 'Arrow',
  frame: 'Frame',
};
const TITLE_LENGTH = 60;

function writtenIn(editor: Editor, shape: TLShape): string {
  if (shape.type === 'frame') return shape.props.name;
  return 'richText' in shape.props ? renderPlaintextFromRichText(editor, shape.props.richText).trim() : '';
}

/** Everything on the canvas that has words, as it is now. */
export function findables(editor: Editor, model: ProjectModel): readonly Findable[] {
  return editor.getCurrentPageShapes().flatMap((shape): Findable[] => {
    if (isNodeShape(shape)) {
      const id = nodeIdOf(shape.id);
      const node = id === undefined ? undefined : model.nodes.get(id);
      if (node === undefined) return [];
      const kind = NODE_TYPES.get(node.type)?.title ?? node.type;
      const text = Object.values(node.params)
        .filter((value) => typeof value === 'string')
        .join('\n');
      return [{ id: shape.id, title: node.title, kind, text, x: shape.x, y: shape.y }];
    }
    const kind = KINDS[shape.type];
    const written = kind === undefined ? '' : writtenIn(editor, shape);
    if (kind === undefined || written === '') return [];
    const title = written.split('\n')[0]?.slice(0, TITLE_LENGTH) ?? '';
    const { x = 0, y = 0 } = editor.getShapePageBounds(shape) ?? {};
    return [{ id: shape.id, title, kind, text: written, x, y }];
  });
}
