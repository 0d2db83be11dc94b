import type { CommentAnchor } from '@dailies/shared/document';
import { useState } from 'react';
import { type Editor, useValue } from 'tldraw';
import { useSession } from '../../session/SessionContext.tsx';
import { anchorAt } from './anchorAt.ts';
import { CommentTool } from './CommentTool.ts';
import { forwardWheel } from './forwardWheel.ts';
import classes from './PlacingLayer.module.css';

interface PlacingLayerProps {
  readonly editor: Editor;
  readonly onPlaced: (anchor: CommentAnchor) => void;
}

/** While the comment tool is taken up, a press means a place and nothing else: buttons of nodes rest below. */
export function PlacingLayer({ editor, onPlaced }: PlacingLayerProps) {
  const { model, level } = useSession();
  const [over, setOver] = useState<string | null>(null);
  const isTaken = useValue('is commenting', () => editor.getCurrentToolId() === CommentTool.id, [editor]);
  if (!isTaken) return null;
  return (
    <div
      className={classes.layer}
      data-testid="placing"
      onWheel={(event) => forwardWheel(editor, event)}
      onPointerMove={({ clientX: x, clientY: y }) => {
        const anchor = anchorAt(editor, editor.screenToPage({ x, y }), level.get());
        setOver(anchor.on === 'node' ? (model.nodes.get(anchor.node)?.title ?? null) : null);
      }}
      onClick={({ clientX: x, clientY: y }) => onPlaced(anchorAt(editor, editor.screenToPage({ x, y }), level.get()))}
    >
      <p className={classes.hint} role="status">
        {over === null ? 'Press where the comment belongs' : `Comment on ${over}`}
        <kbd className={classes.key}>Esc</kbd>
      </p>
    </div>
  );
}
