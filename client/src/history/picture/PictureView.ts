import { Observable } from '../../session/Observable.ts';
import { bringToView, type Camera, fitTo, panBy, zoomAt } from './Camera.ts';
import { type GraphScene, sceneBounds } from './GraphScene.ts';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Where one looks in the pictures of a graph, and which nodes are chosen: the same in both panes. All is
 * shown, whatever arrives, until somebody looks elsewhere by hand.
 */
export class PictureView {
  readonly camera = new Observable<Camera>({ x: 0, y: 0, z: 1 });
  readonly chosen = new Observable(NOTHING);
  #size = { widthPx: 0, heightPx: 0 };
  #scenes: readonly GraphScene[] = [];
  #subject = '';
  #isMoved = false;

  /** The states that are shown; another subject is shown whole again. */
  setScenes(subject: string, scenes: readonly GraphScene[]): void {
    this.#scenes = scenes;
    if (subject !== this.#subject) {
      this.#subject = subject;
      this.#isMoved = false;
    }
    if (!this.#isMoved) this.fit();
  }

  /** The size of a pane; panes are of one size. */
  setSize(widthPx: number, heightPx: number): void {
    this.#size = { widthPx, heightPx };
    if (!this.#isMoved) this.fit();
  }

  fit(): void {
    this.#isMoved = false;
    if (this.#size.widthPx > 0) this.camera.set(fitTo(sceneBounds(this.#scenes), this.#size));
  }

  pan(dxPx: number, dyPx: number): void {
    this.#isMoved = true;
    this.camera.set(panBy(this.camera.get(), dxPx, dyPx));
  }

  zoom(factor: number, atX = this.#size.widthPx / 2, atY = this.#size.heightPx / 2): void {
    this.#isMoved = true;
    this.camera.set(zoomAt(this.camera.get(), factor, atX, atY));
  }

  /** Chooses nodes, and looks at them. */
  show(nodes: readonly string[]): void {
    const wanted = new Set(nodes);
    this.chosen.set(wanted);
    const bounds = sceneBounds(this.#scenes, wanted);
    if (bounds === null) return;
    this.#isMoved = true;
    this.camera.set(bringToView(this.camera.get(), bounds, this.#size));
  }

  choose(nodes: Iterable<string>): void {
    this.chosen.set(new Set(nodes));
  }

  toggle(node: string): void {
    const next = new Set(this.chosen.get());
    if (!next.delete(node)) next.add(node);
    this.chosen.set(next);
  }
}
