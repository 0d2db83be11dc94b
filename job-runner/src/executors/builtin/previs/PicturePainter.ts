import { cropOf, pictureWindow } from '@dailies/shared/cinema';
import { type Canvas, createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { RunFailure } from '../../RunFailure.ts';
import type { PrevisShot } from './readShot.ts';
import { paintSlate, slateHeightPx } from './slate.ts';

/** How much finer than the frame a picture is kept, so that a camera that closes in finds detail. */
const DETAIL = 2;
/** What shows through a transparent picture: the slate's own black. */
const GROUND = '#17181b';

/** Draws a shot whose first frame is given: the camera moves over that picture, as over a storyboard's panel. */
export class PicturePainter {
  readonly #shot: PrevisShot;
  readonly #picture: Canvas;
  readonly #canvas: Canvas;
  readonly #context: SKRSContext2D;
  readonly #widthPx: number;
  readonly #heightPx: number;

  private constructor(shot: PrevisShot, picture: Canvas, widthPx: number, heightPx: number) {
    this.#shot = shot;
    this.#picture = picture;
    this.#canvas = createCanvas(widthPx, heightPx);
    this.#context = this.#canvas.getContext('2d');
    this.#widthPx = widthPx;
    this.#heightPx = heightPx;
  }

  /** Reads a PNG, JPEG or WebP, upright as its camera held it. Throws `RunFailure` for what cannot be read. */
  static async open(shot: PrevisShot, file: Uint8Array, widthPx: number, heightPx: number): Promise<PicturePainter> {
    const finest = { width: widthPx * DETAIL, height: heightPx * DETAIL };
    const read = sharp(file)
      .autoOrient()
      .resize({ ...finest, fit: 'outside', withoutEnlargement: true })
      .flatten({ background: GROUND })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { data, info } = await read.catch((cause: unknown) => {
      const message = 'The first frame could not be read; it may be damaged. Bring the picture again.';
      throw new RunFailure('bad-params', message, { cause });
    });
    const picture = createCanvas(info.width, info.height);
    picture.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(data), info.width, info.height), 0, 0);
    return new PicturePainter(shot, picture, widthPx, heightPx);
  }

  /** The canvas with a frame drawn, from 0. It is the same canvas each time. */
  paint(frame: number): Canvas {
    const { frames, framesPerSecond, camera } = this.#shot;
    const context = this.#context;
    const heightPx = this.#heightPx - slateHeightPx(this.#shot, this.#heightPx);
    const fraction = frames > 1 ? frame / (frames - 1) : 0;
    const window = pictureWindow(camera.move, fraction, frame / framesPerSecond);
    const size = { widthPx: this.#picture.width, heightPx: this.#picture.height };
    const crop = cropOf(window, size, this.#widthPx / heightPx);
    const scale = this.#widthPx / crop.widthPx;
    context.save();
    context.beginPath();
    context.rect(0, 0, this.#widthPx, heightPx);
    context.clip();
    context.imageSmoothingQuality = 'high';
    // The whole picture, placed so that its window fills the frame: turned a little, it still has no corner bare.
    context.translate(this.#widthPx / 2, heightPx / 2);
    context.rotate(window.rollRadians);
    context.scale(scale, scale);
    context.drawImage(this.#picture, -(crop.leftPx + crop.widthPx / 2), -(crop.topPx + crop.heightPx / 2));
    context.restore();
    paintSlate(context, this.#shot, frame, this.#widthPx, this.#heightPx);
    return this.#canvas;
  }
}
