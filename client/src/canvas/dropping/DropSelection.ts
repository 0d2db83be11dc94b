import type { NodeId } from '@dailies/shared/ids';
import type { Editor, TLShapeId } from 'tldraw';
import { shapeIdOf } from '../shapes/NodeShape.ts';

type SelectingEditor = Pick<Editor, 'isDisposed' | 'getSelectedShapeIds' | 'setSelectedShapes' | 'getShape'>;

const areSame = (some: readonly TLShapeId[], others: readonly TLShapeId[]): boolean =>
  some.length === others.length && some.every((id) => others.includes(id));

/**
 * Selects what one drop makes, as it comes; minutes may lie between. It takes nothing out of anybody's hands: only
 * where the selection is still what it was at the drop or the drop's own, and no text is being written.
 */
export class DropSelection {
  readonly #editor: SelectingEditor;
  readonly #isWriting: () => boolean;
  readonly #made: NodeId[] = [];
  #last: readonly TLShapeId[];

  constructor(editor: SelectingEditor, isWriting: () => boolean) {
    this.#editor = editor;
    this.#isWriting = isWriting;
    this.#last = editor.getSelectedShapeIds();
  }

  add(...nodes: readonly NodeId[]): void {
    const editor = this.#editor;
    this.#made.push(...nodes);
    if (editor.isDisposed || this.#isWriting() || !areSame(editor.getSelectedShapeIds(), this.#last)) return;
    // What was deleted again, or stands on another level, cannot be selected here.
    const shapes = this.#made.map(shapeIdOf).filter((id) => editor.getShape(id) !== undefined);
    if (shapes.length === 0) return;
    editor.setSelectedShapes(shapes);
    this.#last = shapes;
  }
}
