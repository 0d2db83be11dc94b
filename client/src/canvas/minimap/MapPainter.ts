import { type Editor, react } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import { around, fromMap, type MapBox, type MapView, mapView } from './mapView.ts';
import { isOnLevel } from '../scenes/peersInside.ts';
import { MapItems } from './MapItems.ts';
import { type MapPalette, mapPalette, paintItems, paintViews } from './paintMap.ts';

/** The boxes follow what changed at this distance: while something is dragged they need not be of this frame. */
const BOXES_MS = 120;

/**
 * Paints the map of a canvas: at most once a frame, and in most of them only the rectangles of who
 * looks where. What stands on the canvas is painted on a canvas of its own when it changed.
 */
export class MapPainter {
  readonly #editor: Editor;
  readonly #session: ProjectSession;
  readonly #canvas: HTMLCanvasElement;
  readonly #boxes = document.createElement('canvas');
  readonly #stops: readonly (() => void)[];
  /** The map's size, in CSS pixels. To ask the page for it in every frame would have it laid out in the midst of one. */
  readonly #width: number;
  readonly #height: number;
  readonly #items: MapItems;
  #palette: MapPalette;
  /** What the boxes are painted of, and how. */
  #content: MapBox | null = null;
  #contentView: MapView | null = null;
  #held: MapView | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, session: ProjectSession, canvas: HTMLCanvasElement) {
    this.#editor = editor;
    this.#session = session;
    this.#canvas = canvas;
    this.#width = canvas.clientWidth;
    this.#height = canvas.clientHeight;
    this.#palette = mapPalette(canvas);
    this.#items = new MapItems(editor, session.model);
    for (const each of [canvas, this.#boxes]) {
      each.width = Math.round(this.#width * window.devicePixelRatio);
      each.height = Math.round(this.#height * window.devicePixelRatio);
    }
    const changed = () => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#paintBoxes();
        this.#schedule();
      }, BOXES_MS);
    };
    const { model, presence } = session;
    // Whoever changes the theme, its colours are those of the page from then on.
    const theme = new MutationObserver(changed);
    theme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    this.#stops = [
      () => theme.disconnect(),
      editor.store.listen(
        ({ changes }) => {
          this.#items.follow(changes);
          changed();
        },
        { scope: 'document' },
      ),
      model.watch((touched) => {
        const nodes = touched.get('nodes');
        if (nodes === undefined) return;
        this.#items.followNodes(nodes);
        changed();
      }),
      presence.peers.subscribe(() => this.#schedule()),
      react('follow the view on the map', () => {
        editor.getViewportPageBounds();
        this.#schedule();
      }),
    ];
    this.#paintBoxes();
  }

  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
  }

  /** The point of the canvas under a point of the map, in CSS pixels from its corner. */
  at(x: number, y: number): readonly [number, number] {
    return fromMap(x, y, this.#view());
  }

  /** While the view is dragged the map stays as it is, however far the view goes. */
  hold(): void {
    this.#held = this.#view();
  }

  letGo(): void {
    this.#held = null;
    this.#schedule();
  }

  #view(): MapView {
    if (this.#held !== null) return this.#held;
    const { x, y, w, h } = this.#editor.getViewportPageBounds();
    const own = { x, y, w, h };
    const all = around(this.#content === null ? [own] : [this.#content, own]) ?? own;
    return mapView(all, this.#width, this.#height);
  }

  #schedule(): void {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#paint();
      });
    }
  }

  #paintBoxes(): void {
    const context = this.#boxes.getContext('2d');
    if (context === null) return;
    this.#palette = mapPalette(this.#canvas);
    const items = this.#items.now(this.#palette);
    this.#content = around(items);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#boxes.width, this.#boxes.height);
    if (this.#content === null) return;
    const ratio = window.devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#contentView = mapView(this.#content, this.#width, this.#height);
    paintItems(context, items, this.#contentView);
  }

  #paint(): void {
    const canvas = this.#canvas;
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const ratio = window.devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const view = this.#view();
    const painted = this.#contentView;
    if (this.#content !== null && painted !== null) {
      const scale = view.scale / painted.scale;
      const [x, y] = [view.x - painted.x * scale, view.y - painted.y * scale];
      context.drawImage(this.#boxes, x, y, this.#width * scale, this.#height * scale);
    }
    const { x, y, w, h } = this.#editor.getViewportPageBounds();
    const screen = this.#editor.getViewportScreenBounds();
    const level = this.#session.level.get();
    const peers = this.#session.presence.peers.get().filter((peer) => isOnLevel(peer, level));
    paintViews(context, { x, y, w, h }, peers, view, this.#palette, screen);
  }
}
