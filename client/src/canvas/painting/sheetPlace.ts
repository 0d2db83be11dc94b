import type { Seen } from './Scene.ts';

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** What was painted for a camera, by its size in CSS pixels. */
export interface Painted {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly camera: Camera;
}

/** Where a sheet lies on the screen, in CSS pixels, and how much larger it is than it was painted. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/** The part of the canvas that is seen. */
export const seenBy = ({ widthPx, heightPx, camera: { x, y, z } }: Painted): Seen => ({
  left: -x,
  top: -y,
  right: -x + widthPx / z,
  bottom: -y + heightPx / z,
});

/** A view with more around it, in parts of its size on each side. */
export function around({ widthPx, heightPx, camera: { x, y, z } }: Painted, margin: number): Painted {
  const [beside, above] = [widthPx * margin, heightPx * margin];
  return {
    widthPx: widthPx + 2 * beside,
    heightPx: heightPx + 2 * above,
    camera: { x: x + beside / z, y: y + above / z, z },
  };
}

/** As large as `painted`, with all of `extent` in the middle; null where it is too small for it. */
export function withAllOf(extent: Seen, painted: Painted): Painted | null {
  const { z } = painted.camera;
  const [spareX, spareY] = [
    painted.widthPx / z - (extent.right - extent.left),
    painted.heightPx / z - (extent.bottom - extent.top),
  ];
  if (spareX < 0 || spareY < 0) return null;
  return { ...painted, camera: { x: spareX / 2 - extent.left, y: spareY / 2 - extent.top, z } };
}

export const placeOn = (camera: Camera, sheet: Painted): Place => ({
  left: (camera.x - sheet.camera.x) * camera.z,
  top: (camera.y - sheet.camera.y) * camera.z,
  scale: camera.z / sheet.camera.z,
});

/** How far a sheet reaches beyond a view, where it does least, in parts of the view's size; below 0 where it ends within it. */
export function spareAround(view: Painted, sheet: Painted): number {
  const { left, top, scale } = placeOn(view.camera, sheet);
  const right = left + sheet.widthPx * scale - view.widthPx;
  const bottom = top + sheet.heightPx * scale - view.heightPx;
  return Math.min(-left / view.widthPx, right / view.widthPx, -top / view.heightPx, bottom / view.heightPx);
}
