import { NodeId } from '@dailies/shared/ids';
import type { TLShape, TLShapeId } from 'tldraw';
import { expect, test } from 'vitest';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { DropSelection } from './DropSelection.ts';

const [other, first, second, third] = ['other', 'first', 'second', 'third'].map((id) => NodeId.parse(id)) as [
  NodeId,
  NodeId,
  NodeId,
  NodeId,
];

function canvas(...selected: readonly NodeId[]) {
  let ids: TLShapeId[] = selected.map(shapeIdOf);
  let isWriting = false;
  const gone = new Set<TLShapeId>();
  const editor = {
    isDisposed: false,
    getSelectedShapeIds: () => ids,
    setSelectedShapes: (shapes: readonly (TLShape | TLShapeId)[]) => {
      ids = shapes.filter((shape) => typeof shape === 'string');
      return editor as never;
    },
    getShape: (shape: TLShape | TLShapeId) => (gone.has(shape as TLShapeId) ? undefined : ({} as never)),
  };
  return {
    editor,
    selection: new DropSelection(editor, () => isWriting),
    write: (now: boolean) => (isWriting = now),
    select: (...nodes: readonly NodeId[]) => (ids = nodes.map(shapeIdOf)),
    remove: (node: NodeId) => gone.add(shapeIdOf(node)),
    selected: () => ids,
  };
}

test('what comes is selected with what came before it', () => {
  const { selection, selected } = canvas(other);
  selection.add(first);
  selection.add(second, third);
  expect(selected()).toEqual([first, second, third].map(shapeIdOf));
});

test('what somebody selected meanwhile stays selected', () => {
  const { selection, select, selected } = canvas(other);
  selection.add(first);
  select(other, first);
  selection.add(second);
  expect(selected()).toEqual([other, first].map(shapeIdOf));
});

test('while a text is being written nothing else is selected; afterwards all that came is', () => {
  const { selection, write, selected } = canvas(other);
  write(true);
  selection.add(first);
  expect(selected()).toEqual([shapeIdOf(other)]);
  write(false);
  selection.add(second);
  expect(selected()).toEqual([first, second].map(shapeIdOf));
});

test('what is not on the canvas is left out, and a canvas that is gone alone', () => {
  const { editor, selection, remove, selected } = canvas();
  remove(first);
  selection.add(first);
  expect(selected()).toEqual([]);
  selection.add(second);
  expect(selected()).toEqual([shapeIdOf(second)]);
  editor.isDisposed = true;
  selection.add(third);
  expect(selected()).toEqual([shapeIdOf(second)]);
});
