import type { EdgeId } from '@dailies/shared/ids';
import { boundsOf, type Curve, distanceTo } from './curve.ts';

const CELL_PX = 512;
/** An edge over more cells than this is looked at for every point instead. */
const CELLS_AT_MOST = 400;

/** Finds the edge at a point: a grid over the boxes of the curves, then the curves themselves. */
export class EdgeIndex {
  readonly #curves: ReadonlyMap<EdgeId, Curve>;
  readonly #cells = new Map<string, EdgeId[]>();
  readonly #large: EdgeId[] = [];

  constructor(curves: ReadonlyMap<EdgeId, Curve>) {
    this.#curves = curves;
    for (const [id, curve] of curves) this.#add(id, curve);
  }

  /** The nearest edge within `marginPx` of a point; undefined where there is none. */
  at(x: number, y: number, marginPx: number): EdgeId | undefined {
    let nearest: EdgeId | undefined;
    let least = marginPx;
    const reach = Math.ceil(marginPx / CELL_PX);
    const seen = new Set<EdgeId>(this.#large);
    for (let column = -reach; column <= reach; column += 1) {
      for (let row = -reach; row <= reach; row += 1) {
        const cell = this.#cells.get(`${Math.floor(x / CELL_PX) + column} ${Math.floor(y / CELL_PX) + row}`);
        for (const id of cell ?? []) seen.add(id);
      }
    }
    for (const id of seen) {
      const curve = this.#curves.get(id);
      const distance = curve === undefined ? Infinity : distanceTo(curve, x, y);
      if (distance > least) continue;
      least = distance;
      nearest = id;
    }
    return nearest;
  }

  #add(id: EdgeId, curve: Curve): void {
    const { left, right, top, bottom } = boundsOf(curve);
    const [fromColumn, toColumn] = [Math.floor(left / CELL_PX), Math.floor(right / CELL_PX)];
    const [fromRow, toRow] = [Math.floor(top / CELL_PX), Math.floor(bottom / CELL_PX)];
    if ((toColumn - fromColumn + 1) * (toRow - fromRow + 1) > CELLS_AT_MOST) {
      this.#large.push(id);
      return;
    }
    for (let column = fromColumn; column <= toColumn; column += 1) {
      for (let row = fromRow; row <= toRow; row += 1) {
        const key = `${column} ${row}`;
        const cell = this.#cells.get(key);
        if (cell === undefined) this.#cells.set(key, [id]);
        else cell.push(id);
      }
    }
  }
}
