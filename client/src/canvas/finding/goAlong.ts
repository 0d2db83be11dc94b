import type { NodeId } from '@dailies/shared/ids';
import { notifications } from '@mantine/notifications';
import type { Editor } from 'tldraw';
import { shotActivity } from '../../document/shotActivity.ts';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import { inReadingOrder } from '../arranging/tidy.ts';
import type { CanvasState } from '../CanvasState.ts';
import { selectedNodes } from '../gestures/Gestures.ts';
import { nodeState } from '../shapes/nodeState.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { type Along, alongEdges } from './alongEdges.ts';

const say = (message: string): void => void notifications.show({ id: 'nowhere-to-go', message });

/** Selects nodes, and shows them where they are out of sight; on another level the first of them. */
function goTo(editor: Editor, { model }: ProjectSession, canvas: CanvasState, nodes: readonly NodeId[]): void {
  const [first] = nodes;
  if (first !== undefined && nodes.every((node) => editor.getShape(shapeIdOf(node)) === undefined)) {
    canvas.goTo(model.scenes.holderOf(first), first);
    return;
  }
  editor.setSelectedShapes(nodes.map(shapeIdOf).filter((id) => editor.getShape(id) !== undefined));
  editor.zoomToSelectionIfOffscreen(96, { animation: { duration: editor.options.animationMediumMs } });
}

/** Goes on to what feeds the selected nodes, or to what they feed. */
export function goAlong(editor: Editor, session: ProjectSession, canvas: CanvasState, way: Along): void {
  const { model } = session;
  const selected = selectedNodes(editor);
  const [first] = selected;
  if (first === undefined) {
    say('Select a node first; then this goes along its edges.');
    return;
  }
  const next = alongEdges(model.graph, selected, way);
  if (next.length > 0) {
    goTo(editor, session, canvas, next);
    return;
  }
  const what = selected.length === 1 ? `“${model.nodes.get(first)?.title ?? ''}”` : 'these nodes';
  say(way === 'upstream' ? `Nothing comes before ${what}.` : `Nothing comes after ${what}.`);
}

/** Goes on to the next node that failed or cannot run, in reading order and round. */
export function goToProblem(editor: Editor, session: ProjectSession, canvas: CanvasState): void {
  const { model, plans } = session;
  const nodes = inReadingOrder(
    [...model.nodes.values()].map(({ id, pos: [x, y], size: [w, h] }) => ({ id, x, y, w, h })),
  );
  const isBad = (id: NodeId): boolean => {
    const state = nodeState(shotActivity(model, id), plans.stand(id), model.tracking(id).locked);
    return state === 'failed' || state === 'invalid';
  };
  const [selected] = selectedNodes(editor);
  const from = nodes.findIndex(({ id }) => id === selected) + 1;
  const next = [...nodes.slice(from), ...nodes.slice(0, from)].find(({ id }) => isBad(id));
  if (next === undefined) say('Nothing on this canvas failed, and every shot can run.');
  else goTo(editor, session, canvas, [next.id]);
}
