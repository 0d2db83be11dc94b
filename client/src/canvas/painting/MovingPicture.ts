import { extentOf } from './extentOf.ts';
import { DOTS_ZOOM } from './paint.ts';
import type { Scene, View } from './Scene.ts';
import { around, placeOn, spareAround, withAllOf } from './sheetPlace.ts';

/** How much more than the view a sheet shows, in parts of the view's size on each side. */
const MARGIN = 0.25;
/** A new sheet is begun when so much of the margin is left. */
const SPARE = 0.12;
/** A sheet is scaled at most so much before a new one is begun, and before none is better. */
const SCALED_AT_EASE = 1.25;
const SCALED_AT_MOST = 2;
/** How long a frame paints a sheet: what a frame of 16 ms can spare. */
const STEP_MS = 3;
/** A sheet is begun this long after the last change while the camera rests. */
const REST_MS = 250;
/** A sheet has at most so many pixels: a dense screen's is a little less sharp while it moves. */
const PIXELS_AT_MOST = 6_000_000;

/** All that a picture depends on but the camera; it holds as long as each is the same. */
export type About = readonly unknown[];

type Painter = (context: CanvasRenderingContext2D, view: View, scene: Scene) => Generator<void>;

interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly view: View;
  readonly about: About;
  /** Whether nothing of the project lies beside it. */
  readonly isWhole: boolean;
}

const isAlike = (a: About, b: About): boolean => a.length === b.length && a.every((part, index) => part === b[index]);

/**
 * What is painted from afar, moved as a picture while the camera moves: thousands of boxes and lines take longer than
 * a frame. The picture is kept with something around it, and a new one is painted beside it, some in each frame, when
 * the camera comes near its end or has scaled it. It is painted anew, and sharp, when the camera rests.
 */
export class MovingPicture {
  readonly #paint: Painter;
  readonly #ground: () => string;
  #front: Sheet | null = null;
  #back: { readonly sheet: Sheet; readonly steps: Generator<void> } | null = null;
  #spare: CanvasRenderingContext2D | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(paint: Painter, ground: () => string) {
    this.#paint = paint;
    this.#ground = ground;
  }

  /** Shows the view from the picture; false where there is none that shows all of it. */
  show(context: CanvasRenderingContext2D, view: View, about: About): boolean {
    const front = this.#front;
    if (front === null || !isAlike(front.about, about)) return false;
    const { left, top, scale } = placeOn(view.camera, front.view);
    if (scale > SCALED_AT_MOST || scale < 1 / SCALED_AT_MOST) return false;
    const isCovered = spareAround(view, front.view) >= 0;
    if (!isCovered && !front.isWhole) return false;
    const ratio = context.canvas.width / Math.max(1, view.widthPx);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.imageSmoothingQuality = 'low';
    if (!isCovered) {
      context.fillStyle = this.#ground();
      context.fillRect(0, 0, view.widthPx, view.heightPx);
    }
    const { canvas } = front.context;
    context.drawImage(canvas, left, top, front.view.widthPx * scale, front.view.heightPx * scale);
    return true;
  }

  /** Has a picture that fits the view, or will have: at once while the camera moves, else when nothing has changed for a while. */
  keep(view: View, scene: Scene, about: About, isMoving: boolean): void {
    clearTimeout(this.#timer);
    const front = this.#front;
    if (front !== null && isAlike(front.about, about) && this.#isAtEase(front, view)) return;
    const back = this.#back?.sheet;
    if (back !== undefined && isAlike(back.about, about) && (isMoving || this.#isAtEase(back, view))) return;
    if (isMoving) this.#begin(view, scene, about);
    else this.#timer = setTimeout(() => this.#begin(view, scene, about), REST_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  #isAtEase(sheet: Sheet, view: View): boolean {
    const { scale } = placeOn(view.camera, sheet.view);
    if (scale > SCALED_AT_EASE || scale < 1 / SCALED_AT_EASE) return false;
    return sheet.isWhole || spareAround(view, sheet.view) >= SPARE;
  }

  #begin(view: View, scene: Scene, about: About): void {
    const near = around(view, MARGIN);
    const whole = view.camera.z > DOTS_ZOOM ? null : withAllOf(extentOf(scene), near);
    const wide = { ...view, ...(whole ?? near) };
    const context = this.#contextFor(wide);
    if (context === null) return;
    const sheet = { context, view: wide, about, isWhole: whole !== null };
    this.#back = { sheet, steps: this.#paint(context, wide, scene) };
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#step());
  }

  #step(): void {
    const back = this.#back;
    if (back === null) return;
    const until = performance.now() + STEP_MS;
    while (performance.now() < until) {
      if (back.steps.next().done !== true) continue;
      this.#spare = this.#front?.context ?? null;
      this.#front = back.sheet;
      this.#back = null;
      return;
    }
    this.#frame = requestAnimationFrame(() => this.#step());
  }

  /** A canvas that is not shown, of the size that a view needs. */
  #contextFor({ widthPx, heightPx }: View): CanvasRenderingContext2D | null {
    const ratio = Math.min(window.devicePixelRatio, Math.sqrt(PIXELS_AT_MOST / Math.max(1, widthPx * heightPx)));
    const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
    const context =
      this.#back?.sheet.context ?? this.#spare ?? document.createElement('canvas').getContext('2d', { alpha: false });
    if (context === null) return null;
    this.#spare = null;
    if (context.canvas.width !== width) context.canvas.width = width;
    if (context.canvas.height !== height) context.canvas.height = height;
    return context;
  }
}
