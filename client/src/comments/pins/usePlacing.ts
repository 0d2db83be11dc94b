import type { CommentAnchor } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { useEffect } from 'react';
import type { Editor } from 'tldraw';
import { isNodeShape, nodeIdOf } from '../../canvas/shapes/NodeShape.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { anchorAt } from './anchorAt.ts';
import { CommentTool } from './CommentTool.ts';
import { isShortcut } from './isShortcut.ts';

/** For those without a pointer: what is selected, else the middle of the view. */
function anchorOfChosen(editor: Editor, level: NodeId | null): CommentAnchor {
  const [selected] = editor.getSelectedShapes().filter(isNodeShape);
  const node = selected === undefined ? undefined : nodeIdOf(selected.id);
  return node === undefined ? anchorAt(editor, editor.getViewportPageBounds().center, level) : { on: 'node', node };
}

/** C takes up the comment tool, and Enter sets a pin without a pointer. */
export function usePlacing(editor: Editor, onPlaced: (anchor: CommentAnchor) => void): void {
  const { level } = useSession();
  const mayComment = useMay('comments');
  useEffect(() => {
    if (!mayComment) return undefined;
    const press = (event: KeyboardEvent) => {
      if (!isShortcut(event, editor)) return;
      const isTaken = editor.getCurrentToolId() === CommentTool.id;
      if (event.key.toLowerCase() === 'c' && !event.shiftKey) {
        event.preventDefault();
        editor.setCurrentTool(isTaken ? 'select' : CommentTool.id);
      } else if (event.key === 'Enter' && isTaken) {
        event.preventDefault();
        event.stopPropagation();
        onPlaced(anchorOfChosen(editor, level.get()));
      } else if (event.key === 'Escape' && isTaken) editor.setCurrentTool('select');
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [editor, mayComment, onPlaced, level]);
}
