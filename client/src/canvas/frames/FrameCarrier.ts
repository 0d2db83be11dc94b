import { type Editor, react, type TLFrameShape, type TLShape, type TLShapeId, type TLShapePartial } from 'tldraw';
import { isTranslating } from '../gestures/inGesture.ts';
import { nodesInFrame } from './nodesInFrame.ts';

/** Moves of frames within this time, outside of a drag, take along the same nodes: the arrow keys. */
const TOGETHER_MS = 500;

/** A frame that is being moved: where it was taken, and where the nodes in it were. */
interface Taken {
  readonly x: number;
  readonly y: number;
  readonly nodes: ReadonlyMap<TLShapeId, { readonly x: number; readonly y: number }>;
}

/**
 * Nodes lie on the page, never in a frame; a frame that is moved takes along those whose middle lies
 * in it when it is taken. They follow in the same change, so that a drag shows them, is told to peers
 * and is written as one.
 */
export class FrameCarrier {
  readonly #editor: Editor;
  readonly #taken = new Map<TLShapeId, Taken>();
  readonly #stops: readonly (() => void)[];
  #movedAtMs = -Infinity;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#stops = [
      editor.sideEffects.registerAfterChangeHandler('shape', (before, after, source) => {
        if (source === 'user' && isFrame(before) && isFrame(after) && isMoved(before, after))
          this.#carry(before, after);
      }),
      react('let frames go', () => {
        if (!isTranslating(editor.getPath())) this.#taken.clear();
      }),
    ];
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** The nodes that come along with the frames that are selected, where a drag begins. */
  carried(): readonly TLShapeId[] {
    const frames = this.#editor.getSelectedShapes().filter(isFrame);
    const taken = frames.flatMap((frame) => [...(this.#taken.get(frame.id)?.nodes ?? this.#nodesIn(frame)).keys()]);
    return [...new Set(taken)];
  }

  #carry(before: TLFrameShape, after: TLFrameShape): void {
    const now = performance.now();
    const isSame = isTranslating(this.#editor.getPath()) || now - this.#movedAtMs < TOGETHER_MS;
    this.#movedAtMs = now;
    if (!isSame) this.#taken.clear();
    const taken = this.#taken.get(before.id) ?? { x: before.x, y: before.y, nodes: this.#nodesIn(before) };
    this.#taken.set(before.id, taken);
    const [dx, dy] = [after.x - taken.x, after.y - taken.y];
    const moved: TLShapePartial[] = [...taken.nodes].flatMap(([id, from]) => {
      const shape = this.#editor.getShape(id);
      return shape === undefined ? [] : [{ id, type: shape.type, x: from.x + dx, y: from.y + dy }];
    });
    if (moved.length > 0) this.#editor.updateShapes(moved);
  }

  /** What is selected itself moves by itself; a copy (with Alt) leaves the nodes with the original. */
  #nodesIn(frame: TLFrameShape): Taken['nodes'] {
    const editor = this.#editor;
    if (editor.inputs.getAltKey() && isTranslating(editor.getPath())) return new Map();
    const selected = new Set(editor.getSelectedShapeIds());
    const nodes = nodesInFrame(editor, frame).filter(({ id }) => !selected.has(id));
    return new Map(nodes.map(({ id, x, y }) => [id, { x, y }]));
  }
}

export const isFrame = (shape: TLShape): shape is TLFrameShape => shape.type === 'frame';

/** Moved as it is; a frame that is made larger at its top left leaves what is in it. */
const isMoved = (before: TLFrameShape, after: TLFrameShape): boolean =>
  (before.x !== after.x || before.y !== after.y) &&
  before.parentId === after.parentId &&
  before.props.w === after.props.w &&
  before.props.h === after.props.h;
