/** A pin's place, in canvas pixels. */
export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Pins that lie too near to each other to be told apart, shown as one. */
export interface Cluster<T extends Placed> {
  /** Of the first of them: it stays while others join and leave. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly pins: readonly T[];
}

/**
 * Pins that lie nearer than `gapPx` (on the screen) to the first of a cluster join it. A cluster stands
 * where its first pin stands, so that nothing wanders while one zooms.
 */
export function clusterPins<T extends Placed>(pins: readonly T[], zoom: number, gapPx: number): readonly Cluster<T>[] {
  const reach = gapPx / zoom;
  type Growing = Cluster<T> & { readonly pins: T[] };
  const cells = new Map<string, Growing[]>();
  const clusters: Growing[] = [];
  const cellOf = (at: number): number => Math.floor(at / reach);
  for (const pin of pins) {
    const [column, row] = [cellOf(pin.x), cellOf(pin.y)];
    const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []));
    const joined = near.find(({ x, y }) => Math.hypot(x - pin.x, y - pin.y) < reach);
    if (joined === undefined) {
      const cluster = { id: pin.id, x: pin.x, y: pin.y, pins: [pin] };
      clusters.push(cluster);
      const key = `${column} ${row}`;
      cells.set(key, [...(cells.get(key) ?? []), cluster]);
    } else joined.pins.push(pin);
  }
  return clusters;
}
