import { connectMany, createNodes, deleteNodes, moveNodes, placeNodes, putDrawing } from '@dailies/shared/commands';
import { type DrawingRecord, readDrawing } from '@dailies/shared/document';
import type { Result } from '@dailies/shared/errors';
import { SCENE_TYPE } from '@dailies/shared/graph';
import { EdgeId, NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { Editor } from 'tldraw';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { sayProblem } from '../../interface/sayProblem.ts';
import { undoToast } from '../../interface/undoToast.tsx';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import type { CanvasState } from '../CanvasState.ts';
import { selectedNodes } from '../gestures/Gestures.ts';
import { isNodeShape, shapeIdOf } from '../shapes/NodeShape.ts';
import { dissolved } from './dissolved.ts';
import { levelOfDrawing } from './levelOfDrawing.ts';

/** Room between what is in a scene and what is put into it, in canvas pixels. */
const ROOM_PX = 80;
const FALLBACK_SIZE = [480, 360] as const;

interface Chosen {
  readonly nodes: readonly NodeId[];
  readonly drawn: readonly string[];
}

/** What is selected, as what would be moved to another level. */
const chosenIn = (editor: Editor): Chosen => ({
  nodes: selectedNodes(editor),
  drawn: editor
    .getSelectedShapes()
    .filter((shape) => !isNodeShape(shape))
    .map(({ id }) => id),
});

/** Drawn records on another level, with what lies in them: a frame goes with its drawings, an arrow with its ends. */
function redrawn(model: ProjectModel, ids: readonly string[], level: NodeId | null, by: readonly [number, number]) {
  const all = readDrawing(model.doc);
  const roots = new Set(ids);
  const wanted = new Set(ids);
  let before = -1;
  while (before !== wanted.size) {
    before = wanted.size;
    for (const [id, { parentId }] of all) if (typeof parentId === 'string' && wanted.has(parentId)) wanted.add(id);
  }
  return [...wanted].flatMap((id) => {
    const record = all.get(id);
    if (record === undefined || record['typeName'] !== 'shape') return [];
    const isRoot = roots.has(id) && (typeof record['parentId'] !== 'string' || !wanted.has(record['parentId']));
    return [{ id, record: onLevel(record, level, isRoot ? by : [0, 0]) }];
  });
}

function onLevel(record: DrawingRecord, level: NodeId | null, [dx, dy]: readonly [number, number]): DrawingRecord {
  const { meta, x, y } = record;
  const kept = typeof meta === 'object' && meta !== null && !Array.isArray(meta) ? meta : {};
  const { scene: _before, ...rest } = kept;
  return {
    ...record,
    ...(typeof x === 'number' && typeof y === 'number' ? { x: x + dx, y: y + dy } : {}),
    meta: level === null ? rest : { ...rest, scene: level },
  };
}

/** Several commands that are one step: what is refused first ends it, and is said. */
class Step {
  readonly #session: ProjectSession;
  isDone = true;

  constructor(session: ProjectSession) {
    this.#session = session;
  }

  run(...[command, args]: Parameters<ProjectSession['run']>): Step {
    if (!this.isDone) return this;
    const result: Result<unknown> = this.#session.run(command, args, 'gesture');
    if (result.ok) return this;
    this.isDone = false;
    sayProblem(result.refusal.message);
    return this;
  }
}

const placesOf = ({ nodes }: ProjectModel, ids: readonly NodeId[], scene: NodeId | null) =>
  ids.flatMap((id) => {
    const node = nodes.get(id);
    return node === undefined ? [] : [{ id, scene, order: node.order }];
  });

const movesOf = ({ nodes }: ProjectModel, ids: readonly NodeId[], [dx, dy]: readonly [number, number]) =>
  ids.flatMap((id) => {
    const node = nodes.get(id);
    return node === undefined ? [] : [{ id, pos: [node.pos[0] + dx, node.pos[1] + dy] }];
  });

/** Makes a scene of what is selected: it stands in their middle, they keep their places in it, and their edges. */
export function collapse(editor: Editor, session: ProjectSession, state: CanvasState): void {
  const { model } = session;
  const { nodes, drawn } = chosenIn(editor);
  const bounds = editor.getSelectionPageBounds();
  if (nodes.length === 0 || bounds === null) return;
  state.gestures?.flush();
  const level = session.level.get();
  const [width, height] = NODE_TYPES.get(SCENE_TYPE)?.size ?? FALLBACK_SIZE;
  const id = NodeId.parse(newId());
  const count = [...model.nodes.values()].filter(({ type }) => type === SCENE_TYPE).length;
  const pos = [Math.round(bounds.center.x - width / 2), Math.round(bounds.center.y - height / 2)];
  session.undo.named('Collapse into a scene', () => {
    const step = new Step(session);
    step.run(createNodes, { nodes: [{ id, type: SCENE_TYPE, title: `Scene ${count + 1}`, pos, scene: level }] });
    step.run(placeNodes, { places: placesOf(model, nodes, id) });
    const records = redrawn(model, drawn, id, [0, 0]);
    if (records.length > 0) step.run(putDrawing, { records });
  });
  if (model.nodes.has(id)) editor.setSelectedShapes([shapeIdOf(id)]);
}

/** Takes a scene's wall away: what was in it stands around where it stood, connected as it was through it. */
export function dissolve(editor: Editor, session: ProjectSession, state: CanvasState, scene: NodeId): void {
  const { model } = session;
  const box = model.nodes.get(scene);
  if (box === undefined) return;
  state.gestures?.flush();
  const level = model.scenes.holderOf(scene);
  const { ways, edges } = dissolved(model.graph, scene);
  const gone = new Set(ways);
  const nodes = model.scenes.membersOf(scene).filter((id) => !gone.has(id));
  const drawn = [...readDrawing(model.doc)].flatMap(([id, record]) =>
    levelOfDrawing(record, model) === scene ? id : [],
  );
  const within = boundsOf(model, nodes);
  const by: [number, number] =
    within === null
      ? [0, 0]
      : [
          Math.round(box.pos[0] + box.size[0] / 2 - (within.left + within.right) / 2),
          Math.round(box.pos[1] + box.size[1] / 2 - (within.top + within.bottom) / 2),
        ];
  session.undo.named('Dissolve scene', () => {
    const step = new Step(session);
    if (nodes.length > 0) step.run(placeNodes, { places: placesOf(model, nodes, level) });
    if (nodes.length > 0 && (by[0] !== 0 || by[1] !== 0)) step.run(moveNodes, { moves: movesOf(model, nodes, by) });
    const records = redrawn(model, drawn, level, by);
    if (records.length > 0) step.run(putDrawing, { records });
    step.run(deleteNodes, { ids: [scene, ...ways] });
    if (edges.length > 0) {
      step.run(connectMany, { edges: edges.map((edge) => ({ id: EdgeId.parse(newId()), ...edge })) });
    }
  });
  editor.setSelectedShapes(nodes.map(shapeIdOf).filter((id) => editor.getShape(id) !== undefined));
}

function boundsOf(model: ProjectModel, ids: Iterable<NodeId>) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const id of ids) {
    const node = model.nodes.get(id);
    if (node === undefined) continue;
    box.left = Math.min(box.left, node.pos[0]);
    box.top = Math.min(box.top, node.pos[1]);
    box.right = Math.max(box.right, node.pos[0] + node.size[0]);
    box.bottom = Math.max(box.bottom, node.pos[1] + node.size[1]);
  }
  return box.left > box.right ? null : box;
}

/** Whether what is selected may be put on a level: a scene is never put into itself. */
export function mayMoveTo({ model }: ProjectSession, nodes: readonly NodeId[], level: NodeId | null): boolean {
  if (nodes.length === 0) return false;
  if (nodes.every((id) => model.scenes.holderOf(id) === level)) return false;
  return level === null || !nodes.some((id) => id === level || model.scenes.isWithin(level, id));
}

const titleOf = ({ nodes }: ProjectModel, [first]: readonly NodeId[]): string =>
  first === undefined ? '' : (nodes.get(first)?.title ?? '');

/** Puts what is selected on another level, below what is there, with every edge that it has. */
export function moveTo(editor: Editor, session: ProjectSession, state: CanvasState, level: NodeId | null): void {
  const { model } = session;
  const { nodes, drawn } = chosenIn(editor);
  if (!mayMoveTo(session, nodes, level)) return;
  state.gestures?.flush();
  const here = boundsOf(
    model,
    [...model.standingOn(level)].map(({ id }) => id),
  );
  const coming = boundsOf(model, nodes);
  const by: [number, number] =
    here === null || coming === null
      ? [0, 0]
      : [Math.round(here.left - coming.left), Math.round(here.bottom + ROOM_PX - coming.top)];
  const title = level === null ? null : (model.nodes.get(level)?.title ?? null);
  session.undo.named('Move to another scene', () => {
    const step = new Step(session);
    step.run(placeNodes, { places: placesOf(model, nodes, level) });
    if (by[0] !== 0 || by[1] !== 0) step.run(moveNodes, { moves: movesOf(model, nodes, by) });
    const records = redrawn(model, drawn, level, by);
    if (records.length > 0) step.run(putDrawing, { records });
  });
  const what = nodes.length === 1 ? `“${titleOf(model, nodes)}”` : `${nodes.length} nodes`;
  undoToast(session.undo, `Moved ${what} ${title === null ? 'to the top' : `into “${title}”`}`);
}
