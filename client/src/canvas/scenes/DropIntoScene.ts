import { SCENE_TYPE } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { type Editor, react } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import type { CanvasState } from '../CanvasState.ts';
import { selectedNodes } from '../gestures/Gestures.ts';
import { isTranslating } from '../gestures/inGesture.ts';
import { isNodeShape, nodeIdOf } from '../shapes/NodeShape.ts';
import { mayMoveTo, moveTo } from './moveBetween.ts';

/**
 * Nodes that are dragged onto a scene's box and let go there are put into it. While they are over it the box says so
 * (`CanvasState.dropInto`). Let go by Escape they go back, as ever.
 */
export class DropIntoScene {
  readonly #editor: Editor;
  readonly #session: ProjectSession;
  readonly #state: CanvasState;
  readonly #stops: readonly (() => void)[];
  #isDropped = false;

  constructor(editor: Editor, session: ProjectSession, state: CanvasState) {
    this.#editor = editor;
    this.#session = session;
    this.#state = state;
    const up = () => {
      this.#isDropped = isTranslating(editor.getPath());
    };
    window.addEventListener('pointerup', up, true);
    this.#stops = [
      react('say which scene would take what is dragged', () => {
        if (isTranslating(editor.getPath())) state.dropInto.set(this.#under());
      }),
      () => window.removeEventListener('pointerup', up, true),
    ];
  }

  /** The drag has ended; whether what was dragged was put into a scene, so that nothing else is written of it. */
  end(): boolean {
    const scene = this.#state.dropInto.get();
    const isDropped = this.#isDropped;
    this.#state.dropInto.set(null);
    this.#isDropped = false;
    if (scene === null || !isDropped) return false;
    this.#state.gestures?.discard();
    moveTo(this.#editor, this.#session, this.#state, scene);
    return true;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** The scene under the pointer, where it takes what is in the hand. */
  #under(): NodeId | null {
    const editor = this.#editor;
    const point = editor.inputs.getCurrentPagePoint();
    const selected = selectedNodes(editor);
    const { model } = this.#session;
    const shapes = editor.getShapesAtPoint(point, { hitInside: true });
    for (const shape of shapes) {
      const id = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
      if (id === undefined || selected.includes(id)) continue;
      if (model.nodes.get(id)?.type !== SCENE_TYPE) return null;
      return mayMoveTo(this.#session, selected, id) && this.#session.may('nodes') ? id : null;
    }
    return null;
  }
}
