import { NodeId } from '@dailies/shared/ids';
import {
  createBindingId,
  createShapeId,
  type Editor,
  isShapeId,
  type TLArrowBinding,
  type TLContent,
  type TLShapeId,
} from 'tldraw';
import { z } from 'zod';
import { nodeIdOf, shapeIdOf } from '../shapes/NodeShape.ts';
import { movedBy } from './pastePlace.ts';

const ShapeId = z.custom<TLShapeId>((value) => typeof value === 'string' && isShapeId(value));

/** An arrow's end on a node, as a copy carries it: tldraw's own form of what is drawn has no nodes. */
export type Tie = z.infer<typeof Tie>;
export const Tie = z.object({
  arrow: ShapeId,
  node: NodeId,
  props: z.object({
    terminal: z.enum(['start', 'end']),
    normalizedAnchor: z.object({ x: z.number(), y: z.number() }),
    isExact: z.boolean(),
    isPrecise: z.boolean(),
    snap: z.enum(['center', 'edge-point', 'edge', 'none']),
  }),
});

/** What is drawn, as a copy carries it. */
export interface CopiedDrawing {
  readonly drawing: TLContent;
  readonly ties: readonly Tie[];
}

/** What is drawn, with the ends of its arrows on nodes that are copied too; null where it is nothing. */
export function copyDrawn(editor: Editor, ids: readonly TLShapeId[], nodes: readonly NodeId[]): CopiedDrawing | null {
  const drawing = ids.length === 0 ? undefined : editor.getContentFromCurrentPage([...ids]);
  if (drawing === undefined) return null;
  const copied = new Set(nodes);
  const ties = drawing.shapes
    .filter(({ type }) => type === 'arrow')
    .flatMap(({ id }) => editor.getBindingsFromShape<TLArrowBinding>(id, 'arrow'))
    .flatMap(({ fromId, toId, props }) => {
      const node = nodeIdOf(toId);
      return node === undefined || !copied.has(node) ? [] : [{ arrow: fromId, node, props }];
    });
  return { drawing, ties };
}

/** What is drawn under new ids, and these by the old ones. */
function renewed<T extends Pick<TLContent, 'shapes' | 'bindings' | 'rootShapeIds'>>(
  drawing: T,
): { readonly drawing: T; readonly ids: ReadonlyMap<string, TLShapeId> } {
  const ids = new Map<string, TLShapeId>(drawing.shapes.map(({ id }) => [id, createShapeId()]));
  const idOf = (id: TLShapeId): TLShapeId => ids.get(id) ?? id;
  const shapes = drawing.shapes.map((shape) => ({
    ...shape,
    id: idOf(shape.id),
    parentId: isShapeId(shape.parentId) ? idOf(shape.parentId) : shape.parentId,
  }));
  const bindings = drawing.bindings?.map((binding) => ({
    ...binding,
    id: createBindingId(),
    fromId: idOf(binding.fromId),
    toId: idOf(binding.toId),
  }));
  return { drawing: { ...drawing, shapes, bindings, rootShapeIds: drawing.rootShapeIds.map(idOf) }, ids };
}

/** Puts what was copied down, moved, its arrows tied to the copies of what they were tied to; the shapes on the page itself. */
export function putDrawn(
  editor: Editor,
  { drawing, ties }: CopiedDrawing,
  by: readonly [number, number],
  copies: ReadonlyMap<NodeId, NodeId>,
): readonly TLShapeId[] {
  const { drawing: renewedDrawing, ids } = renewed(movedBy(drawing, by));
  // Where it shall lie already: tldraw would move it there after it is made, and a frame take along what it meets.
  editor.putContentOntoCurrentPage(renewedDrawing, { preserveIds: true, preservePosition: true, select: true });
  editor.createBindings(
    ties.flatMap(({ arrow, node, props }) => {
      const [fromId, copy] = [ids.get(arrow), copies.get(node)];
      const isThere = fromId !== undefined && copy !== undefined && editor.getShape(fromId) !== undefined;
      return isThere ? [{ type: 'arrow' as const, fromId, toId: shapeIdOf(copy), props }] : [];
    }),
  );
  return editor.getSelectedShapeIds();
}
