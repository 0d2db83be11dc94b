import { disconnect } from '@dailies/shared/commands';
import { edgeProblem } from '@dailies/shared/graph';
import type { EdgeId } from '@dailies/shared/ids';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { type Editor, useValue } from 'tldraw';
import { useCanvas } from '../canvas/CanvasContext.tsx';
import { shapeIdOf } from '../canvas/shapes/NodeShape.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';
import classes from './BrokenEdge.module.css';

/** Why the chosen edge is not valid, beside it, with a way to delete it. Nothing for an edge that is. */
export function BrokenEdge({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const edge = useValue('chosen edge', () => state.selectedEdge.get() ?? state.hoveredEdge.get(), [state]);
  return edge === null ? null : <Card key={edge} editor={editor} edge={edge} />;
}

function Card({ editor, edge }: { editor: Editor; edge: EdgeId }) {
  const state = useCanvas();
  const run = useRun();
  const mayDelete = useMay('edges');
  const found = useModel(
    ['nodes', 'edges'],
    (model) => {
      const record = model.graph.edges.find(({ id }) => id === edge);
      const problem = record === undefined ? undefined : edgeProblem(model.graph, record);
      return record === undefined || problem === undefined ? null : { record, problem };
    },
    [edge],
  );
  const place = useValue(
    'place of a broken edge',
    () => {
      const from = found === null ? undefined : editor.getShapePageBounds(shapeIdOf(found.record.from));
      const to = found === null ? undefined : editor.getShapePageBounds(shapeIdOf(found.record.to));
      if (from === undefined || to === undefined) return null;
      return editor.pageToViewport({ x: (from.maxX + to.minX) / 2, y: (from.center.y + to.center.y) / 2 });
    },
    [editor, found],
  );
  if (found === null || place === null) return null;
  const { problem } = found;
  return (
    <div className={classes.card} role="alert" style={{ left: place.x, top: place.y }}>
      <IconAlertTriangle size={15} aria-hidden="true" />
      <span className={classes.sentence}>{problem.message}</span>
      {problem.rule !== undefined && <span className={classes.rule}>{problem.rule}</span>}
      {mayDelete && (
        <button
          type="button"
          className={classes.delete}
          onClick={() => {
            if (run(disconnect, { ids: [edge] }).ok) state.selectedEdge.set(null);
          }}
        >
          <IconPlugConnectedX size={14} aria-hidden="true" /> Delete edge
        </button>
      )}
    </div>
  );
}
