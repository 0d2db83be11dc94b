/** A size in pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * What of a picture is seen: `zoom` 1 fits it into its pane; `at` is the point of the picture, from 0
 * to 1 each way, in the middle of the pane. In parts of the picture, so that panes and pictures of
 * different sizes show the same place.
 */
export interface View {
  readonly zoom: number;
  readonly at: readonly [x: number, y: number];
}

export const FITTING: View = { zoom: 1, at: [0.5, 0.5] };

/** Beyond this a pixel of the picture is larger than anybody needs. */
const PIXEL_AT_MOST = 16;

/** Pixels of the pane for a pixel of the picture where it just fits. */
export function fitScale(picture: Extent, pane: Extent): number {
  const scale = Math.min(pane.width / picture.width, pane.height / picture.height);
  return Number.isFinite(scale) && scale > 0 ? scale : 1;
}

/** The zoom at which a pixel of the picture is one of the pane; 1 where fitting shows it larger already. */
export const actualZoom = (picture: Extent, pane: Extent): number => Math.max(1, 1 / fitScale(picture, pane));

/** Keeps the picture in the pane: what is smaller than it is in the middle, what is larger covers it. */
export function kept({ zoom, at }: View, picture: Extent, pane: Extent): View {
  const scale = fitScale(picture, pane);
  const within = Math.min(Math.max(1, PIXEL_AT_MOST / scale), Math.max(1, zoom));
  const place = (value: number, of: number, seen: number): number => {
    const half = seen / (of * scale * within) / 2;
    return half >= 0.5 ? 0.5 : Math.min(1 - half, Math.max(half, value));
  };
  return {
    zoom: within,
    at: [place(at[0], picture.width, pane.width), place(at[1], picture.height, pane.height)],
  };
}

/** Zooms around a place of the pane, in pixels from its middle: what lies under it stays under it. */
export function zoomedAt(
  { zoom, at }: View,
  factor: number,
  [x, y]: readonly [number, number],
  picture: Extent,
  pane: Extent,
): View {
  const scale = fitScale(picture, pane);
  const next = kept({ zoom: zoom * factor, at }, picture, pane).zoom;
  const moved = (place: number, offset: number, of: number): number =>
    place + offset / (of * scale * zoom) - offset / (of * scale * next);
  return kept({ zoom: next, at: [moved(at[0], x, picture.width), moved(at[1], y, picture.height)] }, picture, pane);
}

/** Moves the picture under the hand, by pixels of the pane. */
export function panned({ zoom, at }: View, [x, y]: readonly [number, number], picture: Extent, pane: Extent): View {
  const scale = fitScale(picture, pane) * zoom;
  return kept({ zoom, at: [at[0] - x / (picture.width * scale), at[1] - y / (picture.height * scale)] }, picture, pane);
}
