import { disconnect } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import type { Editor } from 'tldraw';
import { sayProblem } from '../../interface/sayProblem.ts';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import type { CanvasState } from '../CanvasState.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { copyDrawn, putDrawn } from './copyDrawn.ts';
import { withInside } from './copyNodes.ts';
import { type Gestures, selectedNodes } from './Gestures.ts';
import { nodesToCopy } from './nodesToCopy.ts';

const COPY_STEP_PX = 32;

/** Deletes what is selected, asking first where it is a scene with something in it: an edge, or shapes (which the gestures turn into commands). */
export function deleteSelected(editor: Editor, session: ProjectSession, state: CanvasState): void {
  const edge = state.selectedEdge.get();
  const ids = editor.getSelectedShapeIds();
  const nodes = selectedNodes(editor);
  const scenes = nodes.filter((id) => session.model.scenes.insideOf(id).length > 0);
  if (ids.length > 0 && scenes.length > 0 && session.may('nodes')) {
    const inside = withInside(session.model, nodes).length - nodes.length;
    state.deleting.set({ shapes: ids, scenes, inside });
  } else if (ids.length > 0 && session.may('nodes')) editor.deleteShapes(ids);
  else if (edge !== null && session.may('edges')) {
    const result = session.run(disconnect, { ids: [edge] });
    if (!result.ok) sayProblem(result.refusal.message);
  }
  state.selectedEdge.set(null);
}

/** Copies what is selected beside itself, with the edges among the nodes; the copies are selected. */
export function duplicateSelected(editor: Editor, gestures: Gestures): void {
  const nodes = nodesToCopy(editor);
  const shapes = new Set<string>(nodes.map(shapeIdOf));
  const drawn = editor.getSelectedShapeIds().filter((id) => !shapes.has(id));
  const by: [number, number] = [COPY_STEP_PX, COPY_STEP_PX];
  if (nodes.length + drawn.length === 0) return;
  let selected: ReturnType<typeof shapeIdOf>[] = [];
  gestures.named('Duplicate', () => {
    const drawing = copyDrawn(editor, drawn, nodes);
    const copies = nodes.length === 0 ? new Map<NodeId, NodeId>() : gestures.duplicate(nodes, by, 'gesture');
    if (copies.size === 0 && nodes.length > 0) return;
    const put = drawing === null ? [] : putDrawn(editor, drawing, by, copies);
    selected = [...put, ...nodes.flatMap((id) => copies.get(id) ?? []).map(shapeIdOf)];
  });
  if (selected.length > 0) editor.setSelectedShapes(selected);
}
