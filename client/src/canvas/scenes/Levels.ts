import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { Atom, Editor } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import { firstCamera } from '../firstCamera.ts';
import type { Gestures } from '../gestures/Gestures.ts';
import type { Projector } from '../projection/Projector.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { cameraOf, keepCamera } from './levelCameras.ts';

/** What of the canvas's state hangs on the level. */
interface LevelState {
  readonly level: Atom<NodeId | null>;
  readonly selectedEdge: Atom<EdgeId | null>;
  readonly hoveredEdge: Atom<EdgeId | null>;
}

interface LevelsParts {
  readonly editor: Editor;
  readonly session: ProjectSession;
  readonly projector: Projector;
  readonly gestures: Gestures;
  readonly state: LevelState;
}

/** The level that the canvas shows: the top, or the inside of a scene; each with a camera of its own. */
export class Levels {
  readonly #parts: LevelsParts;
  readonly #stop: () => void;

  constructor(parts: LevelsParts) {
    this.#parts = parts;
    const { editor, state } = parts;
    // What is drawn lies in the scene that is shown, also what was copied in another.
    this.#stop = editor.sideEffects.registerBeforeCreateHandler('shape', (shape, source) => {
      if (source !== 'user') return shape;
      const level = state.level.get();
      const { scene: _before, ...meta } = shape.meta;
      return { ...shape, meta: level === null ? meta : { ...meta, scene: level } };
    });
  }

  stop(): void {
    const { editor, session, state } = this.#parts;
    keepCamera(session.project.id, state.level.get(), editor.getCamera());
    this.#stop();
  }

  /** Shows a level, and a node of it where one is named: else where one looked last, or all of it. */
  show(level: NodeId | null, node: NodeId | null): void {
    const { editor, session, projector, gestures, state } = this.#parts;
    const before = state.level.get();
    if (level === before) return;
    const { id: project } = session.project;
    gestures.flush();
    editor.setEditingShape(null).cancel().setCurrentTool('select.idle');
    editor.stopCameraAnimation();
    keepCamera(project, before, editor.getCamera());
    editor.run(() => {
      editor.selectNone();
      state.selectedEdge.set(null);
      state.hoveredEdge.set(null);
      projector.setLevel(level);
      state.level.set(level);
      session.level.set(level);
      const { w: widthPx, h: heightPx } = editor.getViewportScreenBounds();
      const kept = node === null ? cameraOf(project, level) : null;
      const camera = kept ?? firstCamera(session.model, level, node, { widthPx, heightPx });
      if (camera !== null) editor.setCamera(camera, { immediate: true });
      else if (editor.getCurrentPageBounds() !== undefined) editor.zoomToFit({ immediate: true });
      else editor.setCamera({ x: widthPx / 2, y: heightPx / 2, z: 1 }, { immediate: true });
      // On the way out the scene that one was in stays in hand.
      const came = before === null ? null : comingOutOf(session, before, level);
      const selected = node ?? came;
      if (selected !== null && editor.getShape(shapeIdOf(selected)) !== undefined) {
        editor.setSelectedShapes([shapeIdOf(selected)]);
      }
    });
    editor.focus();
  }
}

/** Of the scenes around the one that was shown, the one that stands on the level that is shown now. */
function comingOutOf({ model }: ProjectSession, before: NodeId, level: NodeId | null): NodeId | null {
  if (!model.nodes.has(before)) return null;
  return [...model.scenes.pathTo(before), before].find((scene) => model.scenes.holderOf(scene) === level) ?? null;
}
