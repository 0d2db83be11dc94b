import { NodeId } from '@dailies/shared/ids';
import { createShapeId, PageRecordType, type TLShape, ZERO_INDEX_KEY } from 'tldraw';
import { expect, test } from 'vitest';
import type { CopiedNodes } from './copyNodes.ts';
import { movedBy, wayTo } from './pastePlace.ts';

const node = (id: string, pos: [number, number], scene: string | null = null): CopiedNodes['nodes'][number] => ({
  id: NodeId.parse(id),
  type: 'prompt',
  title: 'Weather',
  pos,
  size: [280, 180],
  colour: undefined,
  mode: undefined,
  params: {},
  scene: scene === null ? null : NodeId.parse(scene),
});

const [frame, inIt] = [createShapeId('frame'), createShapeId('in-it')];
const group = (id: typeof frame, x: number, y: number, parentId: TLShape['parentId']): TLShape => ({
  id,
  typeName: 'shape',
  type: 'group',
  x,
  y,
  rotation: 0,
  index: ZERO_INDEX_KEY,
  parentId,
  isLocked: false,
  opacity: 1,
  meta: {},
  props: {},
});
const drawing = {
  rootShapeIds: [frame],
  shapes: [group(frame, 60, 40, PageRecordType.createId('page')), group(inIt, 5, 5, frame)],
};

test('nodes and what is drawn go the same way, to where the corner of all of them is at the point', () => {
  const nodes = [node('a', [100, 80]), node('b', [500, 20])];
  expect(wayTo({ x: 1000, y: 1000 }, { nodes }, drawing)).toEqual([940, 980]);
  expect(wayTo({ x: 1000, y: 1000 }, { nodes }, null)).toEqual([900, 980]);
  expect(wayTo({ x: 1000, y: 1000 }, { nodes: [] }, drawing)).toEqual([940, 960]);
});

test('what lies in a copied scene or in a copied shape has no say, and goes along', () => {
  const nodes = [node('scene', [100, 80]), node('b', [-500, -500], 'scene')];
  expect(wayTo({ x: 0, y: 0 }, { nodes }, drawing)).toEqual([-60, -40]);
  const moved = movedBy(drawing, [10, 20]);
  expect(moved.shapes.map(({ x, y }) => [x, y])).toEqual([
    [70, 60],
    [5, 5],
  ]);
  expect(drawing.shapes[0]?.x).toBe(60);
});
