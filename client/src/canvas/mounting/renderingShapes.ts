import {
  type Computed,
  computed,
  type Editor,
  isUninitialized,
  type TLParentId,
  type TLRenderingShape,
  type TLShapeId,
} from 'tldraw';
import { isNodeShape } from '../shapes/NodeShape.ts';

/** Where a shape lies in the order of the page. */
interface Place {
  readonly id: TLShapeId;
  readonly parent: TLParentId;
  readonly isNode: boolean;
  readonly index: number;
  readonly backgroundIndex: number;
}

/** Every shape in its order, as tldraw counts them; as long as none comes, goes or is put elsewhere in it. */
function placesOf(editor: Editor): readonly Place[] {
  const places: Place[] = [];
  const { maxShapesPerPage: room } = editor.options;
  let index = 2 * room;
  let backgroundIndex = room;
  const place = (parent: TLParentId): void => {
    for (const id of editor.getSortedChildIdsForParent(parent)) {
      // Its type, which never changes.
      const shape = editor.store.unsafeGetWithoutCapture(id);
      if (shape === undefined) continue;
      places.push({ id, parent, isNode: isNodeShape(shape), index, backgroundIndex });
      index += 1;
      backgroundIndex += 1;
      if (editor.getSortedChildIdsForParent(id).length === 0) continue;
      const before = backgroundIndex;
      const isGround = editor.isShapeFrameLike(shape);
      if (isGround) {
        backgroundIndex = index;
        index += room;
      }
      place(id);
      if (isGround) backgroundIndex = before;
    }
  };
  place(editor.getCurrentPageId());
  return places;
}

/** Whether both are drawn alike: where a node is, tldraw reads by itself. */
function isAlike(a: TLRenderingShape, b: TLRenderingShape): boolean {
  const isSameShape =
    a.shape === b.shape || (isNodeShape(a.shape) && a.shape.props === b.shape.props && a.shape.meta === b.shape.meta);
  return (
    isSameShape &&
    a.id === b.id &&
    a.index === b.index &&
    a.backgroundIndex === b.backgroundIndex &&
    a.opacity === b.opacity
  );
}

/**
 * What tldraw mounts, of the nodes only the `mounted`. tldraw's own list reads every shape of the page whenever one of
 * them changes, and has React look at all that is mounted; this one reads what is mounted, and stays the same where
 * nodes only move.
 */
export function renderingShapes(editor: Editor, mounted: () => ReadonlySet<TLShapeId>): Computed<TLRenderingShape[]> {
  const places = computed('places of shapes', () => placesOf(editor));
  const shown = computed('places of mounted shapes', () => {
    const ids = mounted();
    const editing = editor.getEditingShapeId();
    return places.get().filter(({ id, isNode }) => !isNode || ids.has(id) || id === editing);
  });
  return computed<TLRenderingShape[]>('mounted shapes', (before) => {
    const erasing = new Set(editor.getErasingShapeIds());
    const known = new Map<TLParentId, { readonly opacity: number; readonly isErasing: boolean }>();
    const shapes = shown.get().flatMap(({ id, parent, index, backgroundIndex }): TLRenderingShape[] => {
      const shape = editor.getShape(id);
      if (shape === undefined) return [];
      const above = known.get(parent) ?? { opacity: 1, isErasing: false };
      const isErased = !above.isErasing && erasing.has(id);
      const opacity = above.opacity * shape.opacity * (isErased ? ERASED_OPACITY : 1);
      known.set(id, { opacity, isErasing: above.isErasing || isErased });
      return [{ id, shape, util: editor.getShapeUtil(shape), index, backgroundIndex, opacity }];
    });
    // By id, so that React moves nothing in the page when the order changes.
    shapes.sort((a, b) => (a.id < b.id ? -1 : 1));
    if (isUninitialized(before)) return shapes;
    let isSame = before.length === shapes.length;
    const kept = shapes.map((shape, at) => {
      const was = before[at];
      if (was !== undefined && isAlike(was, shape)) return was;
      isSame = false;
      return shape;
    });
    return isSame ? before : kept;
  });
}

/** As tldraw shows what the eraser is over. */
const ERASED_OPACITY = 0.32;
