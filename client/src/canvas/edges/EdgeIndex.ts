import type { EdgeId } from '@dailies/shared/ids';
import { type Bounds, distanceTo } from './curve.ts';
import type { DrawnEdge } from './drawnEdges.ts';

const CELL_PX = 512;
/** An edge over more cells than this is looked at for every point instead. */
const CELLS_AT_MOST = 400;

type Edge = Pick<DrawnEdge, 'curve' | 'bounds'>;
type Edges = ReadonlyMap<EdgeId, Edge>;

/** Finds the edge at a point: a grid over the boxes of the curves, then the curves themselves. */
export class EdgeIndex {
  #edges: Edges = new Map();
  readonly #cells = new Map<string, Set<EdgeId>>();
  readonly #large = new Set<EdgeId>();

  /** Takes these edges in place of those before; only those that differ cost something. */
  follow(edges: Edges): void {
    const before = this.#edges;
    if (edges === before) return;
    this.#edges = edges;
    for (const [id, edge] of before) if (edges.get(id) !== edge) this.#remove(id, edge);
    for (const [id, edge] of edges) if (before.get(id) !== edge) this.#add(id, edge);
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
      const edge = this.#edges.get(id);
      const distance = edge === undefined ? Infinity : distanceTo(edge.curve, x, y);
      if (distance > least) continue;
      least = distance;
      nearest = id;
    }
    return nearest;
  }

  #add(id: EdgeId, { bounds }: Edge): void {
    const keys = cellsOf(bounds);
    if (keys === null) {
      this.#large.add(id);
      return;
    }
    for (const key of keys) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, new Set([id]));
      else cell.add(id);
    }
  }

  #remove(id: EdgeId, { bounds }: Edge): void {
    this.#large.delete(id);
    for (const key of cellsOf(bounds) ?? []) {
      const cell = this.#cells.get(key);
      cell?.delete(id);
      if (cell?.size === 0) this.#cells.delete(key);
    }
  }
}

/** The cells that a box lies in; null where they are too many. */
function cellsOf({ left, right, top, bottom }: Bounds): readonly string[] | null {
  const [fromColumn, toColumn] = [Math.floor(left / CELL_PX), Math.floor(right / CELL_PX)];
  const [fromRow, toRow] = [Math.floor(top / CELL_PX), Math.floor(bottom / CELL_PX)];
  if ((toColumn - fromColumn + 1) * (toRow - fromRow + 1) > CELLS_AT_MOST) return null;
  const keys: string[] = [];
  for (let column = fromColumn; column <= toColumn; column += 1) {
    for (let row = fromRow; row <= toRow; row += 1) keys.push(`${column} ${row}`);
  }
  return keys;
}
