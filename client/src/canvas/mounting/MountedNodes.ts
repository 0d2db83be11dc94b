import { atom, computed, type Editor, react, type TLShapeId } from 'tldraw';
import { isFarView, READ_ZOOM } from './farView.ts';
import { outOfView } from './outOfView.ts';
import { renderingShapes } from './renderingShapes.ts';

/** Bodies that are mounted in one frame while the camera rests: a frame's work. */
const MOUNTED_A_FRAME = 6;
/** While it is panned, of nodes that are large enough to be read; of smaller ones, and in a zoom, none: their boxes are painted. */
const MOUNTED_A_FRAME_PANNING = 1;
/** Bodies that stay for a way back, beside those that are near the view. */
const KEPT_AT_MOST = 300;
/** How far around the view bodies are mounted before they come into it, in parts of its size. */
const MARGIN = 0.35;

/**
 * Which nodes have a body in the page. tldraw mounts every shape of a page and hides those that are
 * out of sight; with thousands of nodes that takes seconds before the first picture. Here only what
 * is in or near the view is mounted, some in each frame, and nothing from afar; the canvas under the
 * nodes draws the others as boxes (`paint`). Everything else of tldraw (hit tests, selection, export)
 * goes by the store and does not notice.
 */
export class MountedNodes {
  readonly #editor: Editor;
  readonly #mounted = atom<ReadonlySet<TLShapeId>>('mounted nodes', new Set());
  readonly #far = computed('far view', () => {
    const editor = this.#editor;
    const isWriting = editor.getEditingShapeId() !== null;
    return isFarView(editor.getZoomLevel(), () =>
      isWriting ? 0 : editor.getShapeIdsInsideBounds(editor.getViewportPageBounds()).size,
    );
  });
  readonly #stop: () => void;
  #frame = 0;
  /** Of the last look. */
  #zoom = 0;

  constructor(editor: Editor) {
    this.#editor = editor;
    // The one place where tldraw asks what to mount, and the one where it asks what to hide of it.
    const shown = renderingShapes(editor, () => this.#mounted.get());
    editor.getRenderingShapes = () => shown.get();
    const hidden = outOfView(editor);
    editor.getNotVisibleShapes = () => hidden.get();
    const wanted = computed('nodes near the view', () => this.#near());
    this.#stop = react('mount nodes', () => this.#step(wanted.get()));
  }

  /** Whether all nodes are painted as boxes, and none is shown with its body, while the camera rests. */
  get isFar(): boolean {
    return this.#far.get();
  }

  /** How many there are. */
  get count(): number {
    return this.#mounted.get().size;
  }

  has(shape: TLShapeId): boolean {
    return this.#mounted.get().has(shape);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#stop();
  }

  #near(): ReadonlySet<TLShapeId> {
    const editor = this.#editor;
    if (this.isFar) return new Set();
    const view = editor.getViewportPageBounds();
    return editor.getShapeIdsInsideBounds(view.clone().expandBy(Math.max(view.w, view.h) * MARGIN));
  }

  #step(wanted: ReadonlySet<TLShapeId>): void {
    cancelAnimationFrame(this.#frame);
    const before = this.#mounted.__unsafe__getWithoutCapture();
    const missing = [...wanted].filter((id) => !before.has(id));
    const most = this.#mostNow();
    const spare = before.size - KEPT_AT_MOST;
    const gone = spare <= 0 || missing.length > 0 ? [] : [...before].filter((id) => !wanted.has(id)).slice(0, spare);
    if ((missing.length === 0 || most === 0) && gone.length === 0) return;
    const leaving = new Set(gone);
    const coming = this.#inViewFirst(missing).slice(0, most);
    this.#mounted.set(new Set([...[...before].filter((id) => !leaving.has(id)), ...coming]));
    if (missing.length > coming.length) this.#frame = requestAnimationFrame(() => this.#step(wanted));
  }

  #mostNow(): number {
    const editor = this.#editor;
    const zoom = editor.getZoomLevel();
    const isZoomed = zoom !== this.#zoom;
    this.#zoom = zoom;
    if (editor.getCameraState() === 'idle') return MOUNTED_A_FRAME;
    const isBoxes = editor.getContainer().dataset['far'] === 'true';
    return isZoomed || isBoxes || zoom < READ_ZOOM ? 0 : MOUNTED_A_FRAME_PANNING;
  }

  #inViewFirst(ids: readonly TLShapeId[]): readonly TLShapeId[] {
    const inView = this.#editor.getShapeIdsInsideBounds(this.#editor.getViewportPageBounds());
    return ids.toSorted((a, b) => Number(inView.has(b)) - Number(inView.has(a)));
  }
}
