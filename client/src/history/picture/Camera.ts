import type { Bounds } from '../../canvas/edges/curve.ts';

/** Where one looks: a point `p` of the canvas is on screen at `(p + camera) × z`. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

interface SizePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

const SMALLEST_ZOOM = 0.02;
const LARGEST_ZOOM = 2;
/** A whole graph is never shown larger than it is. */
const LARGEST_FIT = 1;
const MARGIN_PX = 28;
const READABLE_ZOOM = 0.5;

const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));

/** The camera that shows a box whole, in the middle. */
export function fitTo(bounds: Bounds | null, { widthPx, heightPx }: SizePx): Camera {
  if (bounds === null) return { x: 0, y: 0, z: LARGEST_FIT };
  const z = between(
    SMALLEST_ZOOM,
    Math.min(
      (widthPx - 2 * MARGIN_PX) / Math.max(1, bounds.right - bounds.left),
      (heightPx - 2 * MARGIN_PX) / Math.max(1, bounds.bottom - bounds.top),
    ),
    LARGEST_FIT,
  );
  return {
    x: widthPx / 2 / z - (bounds.left + bounds.right) / 2,
    y: heightPx / 2 / z - (bounds.top + bounds.bottom) / 2,
    z,
  };
}

/** Zooms by a factor; what is at the point of the screen stays there. */
export function zoomAt({ x, y, z }: Camera, factor: number, atX: number, atY: number): Camera {
  const next = between(SMALLEST_ZOOM, z * factor, LARGEST_ZOOM);
  return { x: x + atX / next - atX / z, y: y + atY / next - atY / z, z: next };
}

/** Moves by a way on the screen. */
export const panBy = ({ x, y, z }: Camera, dx: number, dy: number): Camera => ({ x: x + dx / z, y: y + dy / z, z });

/** The point of the canvas at a point of the screen. */
export const pointAt = ({ x, y, z }: Camera, atX: number, atY: number): readonly [x: number, y: number] => [
  atX / z - x,
  atY / z - y,
];

/** Brings a box into view: as near as now where that shows it, and in the middle. */
export function bringToView(camera: Camera, bounds: Bounds, size: SizePx): Camera {
  const fitted = fitTo(bounds, size);
  const z = Math.min(fitted.z, Math.max(camera.z, READABLE_ZOOM));
  return {
    x: size.widthPx / 2 / z - (bounds.left + bounds.right) / 2,
    y: size.heightPx / 2 / z - (bounds.top + bounds.bottom) / 2,
    z,
  };
}
