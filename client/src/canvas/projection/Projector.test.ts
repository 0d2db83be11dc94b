import {
  type CommandContext,
  createNodes,
  deleteDrawing,
  deleteNodes,
  moveNodes,
  putDrawing,
} from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { UserId } from '@dailies/shared/ids';
import { createShapeId } from 'tldraw';
import { expect, test, vi } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { CANVAS_PAGE, canvasStore } from './canvasStore.ts';
import { Projector } from './Projector.ts';

const context: CommandContext = { actor: UserId.parse('ada'), role: 'artist', now: 1 };
const page = CANVAS_PAGE;

const shape = (id: string, change: Record<string, unknown> = {}) => ({
  id,
  record: {
    id,
    typeName: 'shape',
    type: 'group',
    x: 0,
    y: 0,
    rotation: 0,
    index: 'a1',
    parentId: page,
    isLocked: false,
    opacity: 1,
    meta: {},
    ...change,
  },
});

function canvas() {
  const doc = newDocument();
  const store = canvasStore();
  const projector = new Projector(store, new ProjectModel(doc), page);
  projector.start();
  const make = (id: string, pos: readonly [number, number]) =>
    createNodes.run(doc, { nodes: [{ id, type: 'prompt', pos }] }, context);
  const shown = () =>
    Object.fromEntries(
      store.allRecords().flatMap((record) => (record.typeName === 'shape' ? [[record.id, [record.x, record.y]]] : [])),
    );
  return { doc, store, projector, make, shown };
}

test('shows nodes and follows them, one change of the store for each transaction', () => {
  const { doc, store, make, shown } = canvas();
  make('a', [1, 2]);
  make('b', [3, 4]);
  expect(shown()).toEqual({ 'shape:a': [1, 2], 'shape:b': [3, 4] });
  const merge = vi.spyOn(store, 'mergeRemoteChanges');
  moveNodes.run(
    doc,
    {
      moves: [
        { id: 'a', pos: [10, 20] },
        { id: 'b', pos: [30, 40] },
      ],
    },
    context,
  );
  deleteNodes.run(doc, { ids: ['b'] }, context);
  expect(merge).toHaveBeenCalledTimes(2);
  expect(shown()).toEqual({ 'shape:a': [10, 20] });
});

test('leaves what is in the hand alone until it is let go', () => {
  const { doc, projector, make, shown } = canvas();
  make('a', [0, 0]);
  projector.hold(['shape:a']);
  moveNodes.run(doc, { moves: [{ id: 'a', pos: [9, 9] }] }, context);
  expect(shown()).toEqual({ 'shape:a': [0, 0] });
  projector.release();
  expect(shown()).toEqual({ 'shape:a': [9, 9] });
});

test('a bad freeform record is set aside, and the others of its transaction are shown', () => {
  const { doc, projector, shown } = canvas();
  const records = [
    shape('shape:good', { x: 5 }),
    shape('shape:bad', { x: 'left' }),
    shape('shape:odd', { typeName: 'page' }),
  ];
  putDrawing.run(doc, { records }, context);
  expect(shown()).toEqual({ 'shape:good': [5, 0] });
  expect([...projector.setAside].sort()).toEqual(['shape:bad', 'shape:odd']);
  putDrawing.run(doc, { records: [shape('shape:bad', { x: 7 })] }, context);
  expect(shown()).toEqual({ 'shape:good': [5, 0], 'shape:bad': [7, 0] });
  deleteDrawing.run(doc, { ids: ['shape:odd', 'shape:good'] }, context);
  expect(shown()).toEqual({ 'shape:bad': [7, 0] });
  expect(projector.setAside.size).toBe(0);
});

test('a shape whose parent is gone stands on the page', () => {
  const { doc, store } = canvas();
  putDrawing.run(doc, { records: [shape('shape:child', { parentId: 'shape:gone' })] }, context);
  expect(store.allRecords().find(({ id }) => id === 'shape:child')).toMatchObject({ parentId: page });
});

test('shows a record as the document has it, whatever was done to it here', () => {
  const { store, projector, make, shown } = canvas();
  make('a', [0, 0]);
  const [record] = store.allRecords();
  if (record?.typeName !== 'shape') throw new Error('The node is not shown.');
  store.put([{ ...record, x: 99 }]);
  projector.show(['shape:a']);
  expect(shown()).toEqual({ 'shape:a': [0, 0] });
  store.put([{ ...record, id: createShapeId('copy') }]);
  projector.show(['shape:copy']);
  expect(shown()).toEqual({ 'shape:a': [0, 0] });
});
