import type { TLContent, VecLike } from 'tldraw';
import type { CopiedNodes } from './copyNodes.ts';

type Drawing = Pick<TLContent, 'rootShapeIds' | 'shapes'>;

/** Of what is drawn, the shapes that lie on the page: their places are the page's, others' are within these. */
function rootsOf({ shapes, rootShapeIds }: Drawing): Drawing['shapes'] {
  const roots = new Set(rootShapeIds);
  return shapes.filter(({ id }) => roots.has(id));
}

/** How far nodes and what is drawn are moved together, for their upper left corner to come to lie at a point. */
export function wayTo(
  { x, y }: VecLike,
  { nodes }: Pick<CopiedNodes, 'nodes'>,
  drawing: Drawing | null,
): readonly [number, number] {
  const places = [
    ...nodes.flatMap(({ scene, pos }) => (scene === null ? [pos] : [])),
    ...(drawing === null ? [] : rootsOf(drawing).map((shape): [number, number] => [shape.x, shape.y])),
  ];
  const left = Math.min(...places.map((place) => place[0]));
  const top = Math.min(...places.map((place) => place[1]));
  return [x - left, y - top];
}

/** What is drawn, moved. */
export function movedBy<T extends Drawing>(drawing: T, [dx, dy]: readonly [number, number]): T {
  const roots = new Set(rootsOf(drawing));
  const shapes = drawing.shapes.map((shape) =>
    roots.has(shape) ? { ...shape, x: shape.x + dx, y: shape.y + dy } : shape,
  );
  return { ...drawing, shapes };
}
