/** A box in canvas pixels, or in the map's. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** How the canvas lies on the map: a point of the canvas times the scale, then moved. */
export interface MapView {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Room around what is shown, in the map's pixels. */
const ROOM_PX = 8;
/** Of a canvas with a single node the map shows a neighbourhood, not the node alone. */
const LEAST_PX = 800;

/** A box around all of them; null of none. */
export function around(boxes: Iterable<MapBox>): MapBox | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  return left > right ? null : { x: left, y: top, w: right - left, h: bottom - top };
}

/** Fits a box of the canvas into the middle of a map. */
export function mapView({ x, y, w, h }: MapBox, width: number, height: number): MapView {
  const scale = Math.min((width - 2 * ROOM_PX) / Math.max(w, LEAST_PX), (height - 2 * ROOM_PX) / Math.max(h, LEAST_PX));
  return { scale, x: width / 2 - (x + w / 2) * scale, y: height / 2 - (y + h / 2) * scale };
}

export const toMap = ({ x, y, w, h }: MapBox, view: MapView): MapBox => ({
  x: x * view.scale + view.x,
  y: y * view.scale + view.y,
  w: w * view.scale,
  h: h * view.scale,
});

/** The point of the canvas under a point of the map. */
export const fromMap = (x: number, y: number, view: MapView): readonly [number, number] => [
  (x - view.x) / view.scale,
  (y - view.y) / view.scale,
];
