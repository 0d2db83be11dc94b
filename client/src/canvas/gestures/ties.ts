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

/** The ends of drawn arrows on nodes that are copied too. */
export function tiesOf(editor: Editor, drawn: Pick<TLContent, 'shapes'>, nodes: ReadonlySet<NodeId>): readonly Tie[] {
  return drawn.shapes
    .filter(({ type }) => type === 'arrow')
    .flatMap(({ id }) => editor.getBindingsFromShape<TLArrowBinding>(id, 'arrow'))
    .flatMap(({ fromId, toId, props }) => {
      const node = nodeIdOf(toId);
      return node === undefined || !nodes.has(node) ? [] : [{ arrow: fromId, node, props }];
    });
}

/** What is drawn under new ids, and these by the old ones. */
export function renewed<T extends Pick<TLContent, 'shapes' | 'bindings' | 'rootShapeIds'>>(
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

/** Ties arrows to nodes that are both on the page. */
export function tie(editor: Editor, ties: readonly Tie[]): void {
  const bindings = ties.map(({ arrow, node, props }) => ({
    type: 'arrow' as const,
    fromId: arrow,
    toId: shapeIdOf(node),
    props,
  }));
  editor.createBindings(bindings.filter(({ fromId, toId }) => [fromId, toId].every((id) => editor.getShape(id))));
}
