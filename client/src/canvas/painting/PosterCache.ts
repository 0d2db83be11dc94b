import type { Sha256 } from '@dailies/shared/media';
import { mediaUrl } from '../../media/mediaUrl.ts';

const KEPT_AT_MOST = 2_000;
/** As wide as a poster is seen from afar, in pixels of the screen. */
const SMALL_PX = 128;

interface Poster {
  readonly image: HTMLImageElement;
  /** The same, small: thousands are drawn in a frame. */
  small: ImageBitmap | undefined;
}

/** Posters as images that can be drawn, loaded when first asked for. */
export class PosterCache {
  readonly #posters = new Map<Sha256, Poster>();
  readonly #onLoad: () => void;

  constructor(onLoad: () => void) {
    this.#onLoad = onLoad;
  }

  /** The image for a width in pixels of the screen, or undefined until it is there. */
  get(sha256: Sha256, widthPx = Infinity): CanvasImageSource | undefined {
    const known = this.#posters.get(sha256);
    if (known !== undefined) {
      const { image, small } = known;
      if (small !== undefined && widthPx <= SMALL_PX) return small;
      return image.complete && image.naturalWidth > 0 ? image : undefined;
    }
    this.#dropOldest();
    const image = new Image();
    const poster: Poster = { image, small: undefined };
    image.decoding = 'async';
    image.onload = () => void this.#shrink(poster);
    image.src = mediaUrl(sha256);
    this.#posters.set(sha256, poster);
    return undefined;
  }

  #dropOldest(): void {
    const [oldest] = this.#posters;
    if (this.#posters.size < KEPT_AT_MOST || oldest === undefined) return;
    const [sha256, { small }] = oldest;
    small?.close();
    this.#posters.delete(sha256);
  }

  async #shrink(poster: Poster): Promise<void> {
    this.#onLoad();
    const { naturalWidth, naturalHeight } = poster.image;
    if (naturalWidth <= SMALL_PX) return;
    const resizeHeight = Math.max(1, Math.round((SMALL_PX * naturalHeight) / naturalWidth));
    try {
      poster.small = await createImageBitmap(poster.image, {
        resizeWidth: SMALL_PX,
        resizeHeight,
        resizeQuality: 'high',
      });
    } catch {
      // Where the browser cannot, the image itself is drawn at every size.
    }
  }
}
