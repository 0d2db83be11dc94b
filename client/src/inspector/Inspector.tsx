import { renameNode } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { IconX } from '@tabler/icons-react';
import { type Editor, useValue } from 'tldraw';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import { selectedNodes } from '../canvas/gestures/Gestures.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useStanding } from '../document/useStanding.ts';
import { useMay } from '../session/useMay.ts';
import { TakeComments } from '../comments/TakeComments.tsx';
import { TrackingFields } from '../board/TrackingFields.tsx';
import classes from './Inspector.module.css';
import { ParamForm } from './ParamForm.tsx';
import { TakesPanel } from './TakesPanel.tsx';

/** What can be set of the one selected node, over the canvas on the right: it comes and goes, and nothing moves. */
export function Inspector({ editor }: { editor: Editor }) {
  const node = useValue(
    'inspected node',
    () => {
      const nodes = selectedNodes(editor);
      return nodes.length === 1 && editor.getSelectedShapeIds().length === 1 ? (nodes[0] ?? null) : null;
    },
    [editor],
  );
  // While something is dragged the panel would only be in the way.
  const isMoving = useValue('is moving', () => editor.isIn('select.translating'), [editor]);
  return node === null || isMoving ? null : <NodeInspector key={node} id={node} onClose={() => editor.selectNone()} />;
}

function NodeInspector({ id, onClose }: { id: NodeId; onClose: () => void }) {
  const node = useModel([`nodes:${id}`], (model) => model.nodes.get(id), [id]);
  const pick = useModel([`takes:${id}`, `picks:${id}`], (model) => model.pick(id), [id]);
  const run = useRun();
  const mayWrite = useMay('nodes');
  const { problem } = useStanding(id);
  const definition = node === undefined ? undefined : NODE_TYPES.get(node.type);
  if (node === undefined) return null;
  return (
    <aside
      className={classes.panel}
      aria-label="Inspector"
      // What is typed here is not a shortcut of the canvas.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className={classes.head}>
        <NodeTypeIcon type={node.type} size={18} />
        <input
          key={node.title}
          className={classes.title}
          aria-label="Node title"
          defaultValue={node.title}
          readOnly={!mayWrite}
          maxLength={200}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
          onBlur={(event) => {
            const title = event.currentTarget.value.trim();
            if (mayWrite && title !== '' && title !== node.title) run(renameNode, { id, title });
          }}
        />
        <button type="button" className={classes.close} aria-label="Close inspector" onClick={onClose}>
          <IconX size={16} aria-hidden="true" />
        </button>
      </header>
      <div className={classes.scroll}>
        {problem !== null && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        {definition?.module.runs === true && <TakesPanel node={node} />}
        {definition !== undefined && <ParamForm node={node} definition={definition} />}
        {definition?.tracked === true && (
          <section className={classes.section} aria-label="Tracking">
            <h3 className={classes.heading}>Tracking</h3>
            <TrackingFields node={id} />
          </section>
        )}
        {pick !== undefined && (
          <section className={classes.section} aria-label="Comments">
            <h3 className={classes.heading}>Comments on take {pick.number}</h3>
            <TakeComments take={pick} />
          </section>
        )}
      </div>
    </aside>
  );
}
