import type { Sha256 } from '@dailies/shared/media';
import { mediaUrl } from '../../media/mediaUrl.ts';

const KEPT_AT_MOST = 2_000;

/** Posters as images that can be drawn, loaded when first asked for. */
export class PosterCache {
  readonly #images = new Map<Sha256, HTMLImageElement>();
  readonly #onLoad: () => void;

  constructor(onLoad: () => void) {
    this.#onLoad = onLoad;
  }

  /** The image, or undefined until it is there. */
  get(sha256: Sha256): HTMLImageElement | undefined {
    const known = this.#images.get(sha256);
    if (known !== undefined) return known.complete && known.naturalWidth > 0 ? known : undefined;
    const [oldest] = this.#images.keys();
    if (this.#images.size >= KEPT_AT_MOST && oldest !== undefined) this.#images.delete(oldest);
    const image = new Image();
    image.decoding = 'async';
    image.onload = this.#onLoad;
    image.src = mediaUrl(sha256);
    this.#images.set(sha256, image);
    return undefined;
  }
}
