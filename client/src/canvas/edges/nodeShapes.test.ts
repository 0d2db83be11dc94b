import { createNodes, deleteNodes, moveNodes, putDrawing } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { CANVAS_PAGE, canvasStore } from '../projection/canvasStore.ts';
import { Projector } from '../projection/Projector.ts';
import { nodeShapes } from './nodeShapes.ts';

const context = { actor: UserId.parse('ada'), role: 'artist', now: 1 } as const;

function canvas() {
  const doc = newDocument();
  const store = canvasStore();
  new Projector(store, new ProjectModel(doc), CANVAS_PAGE).start();
  const shapes = nodeShapes(store);
  const make = (id: string) => createNodes.run(doc, { nodes: [{ id, type: 'prompt', pos: [0, 0] }] }, context);
  const shown = () => [...shapes.get()].map(([id, { x, y }]) => [id, x, y]);
  return { doc, shapes, make, shown };
}

test('follows what comes, moves and goes', () => {
  const { doc, make, shown } = canvas();
  make('a');
  expect(shown()).toEqual([['a', 0, 0]]);
  make('b');
  moveNodes.run(doc, { moves: [{ id: 'a', pos: [5, 6] }] }, context);
  expect(shown()).toEqual([
    ['a', 5, 6],
    ['b', 0, 0],
  ]);
  deleteNodes.run(doc, { ids: ['a'] }, context);
  expect(shown()).toEqual([['b', 0, 0]]);
});

test('what did not move is the same shape, and what is drawn freely is no news', () => {
  const { doc, shapes, make } = canvas();
  make('a');
  make('b');
  const before = shapes.get();
  moveNodes.run(doc, { moves: [{ id: 'a', pos: [1, 1] }] }, context);
  const moved = shapes.get();
  expect(moved.get(NodeId.parse('b'))).toBe(before.get(NodeId.parse('b')));
  const record = { id: 'shape:group', typeName: 'shape', type: 'group', x: 0, y: 0, rotation: 0, index: 'a1' };
  const rest = { parentId: CANVAS_PAGE, isLocked: false, opacity: 1, meta: {}, props: {} };
  putDrawing.run(doc, { records: [{ id: 'shape:group', record: { ...record, ...rest } }] }, context);
  expect(shapes.get()).toBe(moved);
});
