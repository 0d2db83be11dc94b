import { DefaultStylePanel, type TLUiStylePanelProps, useEditor, useValue } from 'tldraw';
import { isNodeShape } from '../shapes/NodeShape.ts';

/** tldraw's styles, while something is drawn or drawn things are selected. */
export function StyleBox(props: TLUiStylePanelProps) {
  const editor = useEditor();
  const isWanted = useValue(
    'wants styles',
    () => {
      const selected = editor.getSelectedShapes();
      if (selected.some((shape) => isNodeShape(shape))) return false;
      return selected.length > 0 || !editor.isInAny('select', 'hand', 'zoom', 'eraser');
    },
    [editor],
  );
  return isWanted ? <DefaultStylePanel {...props} /> : null;
}
