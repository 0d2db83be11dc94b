import { type Editor, renderPlaintextFromRichText, type TLShape } from 'tldraw';
import type { Searchable } from '../../search/matchQuery.ts';

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

/** What is drawn on the canvas and has words, as it is now. */
export function drawnThings(editor: Editor): readonly Searchable[] {
  return editor.getCurrentPageShapes().flatMap((shape): Searchable[] => {
    const kind = KINDS[shape.type];
    const written = kind === undefined ? '' : writtenIn(editor, shape);
    if (kind === undefined || written === '') return [];
    const title = written.split('\n')[0]?.slice(0, TITLE_LENGTH) ?? '';
    const { x = 0, y = 0 } = editor.getShapePageBounds(shape) ?? {};
    return [{ id: shape.id, title, kind, text: written, set: '', x, y, node: null }];
  });
}
