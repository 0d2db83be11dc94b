import type { NodeId } from '@dailies/shared/ids';
import { type Editor, useValue } from 'tldraw';
import { useCanvas } from '../canvas/CanvasContext.tsx';
import { selectedNodes } from '../canvas/gestures/Gestures.ts';
import { redo, undo } from '../canvas/gestures/undo.ts';
import { goToNode } from './goToNode.ts';
import { InspectorPanel } from './InspectorPanel.tsx';
import { NodeInspector } from './NodeInspector.tsx';
import { SeveralInspector } from './SeveralInspector.tsx';
import { useSession } from '../session/SessionContext.tsx';

/**
 * What can be set of the selected nodes, over the canvas on the right: it comes and goes, and nothing moves.
 * With nothing selected there is nothing: the picture has the room.
 */
export function Inspector({ editor }: { editor: Editor }) {
  const session = useSession();
  const canvas = useCanvas();
  // As one text, so that a selection that stays the same stays one value.
  const selected = useValue(
    'inspected nodes',
    () => {
      const nodes = selectedNodes(editor);
      return nodes.length === editor.getSelectedShapeIds().length ? nodes.join(' ') : '';
    },
    [editor],
  );
  // While something is dragged the panel would only be in the way.
  const isMoving = useValue('is moving', () => editor.isIn('select.translating'), [editor]);
  if (selected === '' || isMoving) return null;
  const ids = selectedNodes(editor);
  const [only] = ids;
  const close = () => editor.selectNone();
  return (
    <InspectorPanel onUndo={() => undo(session)} onRedo={() => redo(session)}>
      {ids.length === 1 && only !== undefined ? (
        <NodeInspector
          key={only}
          id={only}
          onClose={close}
          onGo={(node: NodeId) => goToNode(editor, session, canvas, node)}
        />
      ) : (
        <SeveralInspector key={selected} ids={ids} onClose={close} />
      )}
    </InspectorPanel>
  );
}
