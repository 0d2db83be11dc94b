import { cross, normalize, subtract, type Vec3 } from '@dailies/shared/cinema';

/** A skin over a grid: `rows` rings of `columns` points each, closed round. Flat arrays of x, y, z in metres. */
export interface Mesh {
  readonly rows: number;
  readonly columns: number;
  readonly points: Float64Array;
  /** Outward, of unit length. */
  readonly normals: Float64Array;
}

/**
 * Builds a skin from a place for each row and column. Seen from outside, columns run clockwise when
 * looking along the rows' direction; pass `flip` for the other way round. Where the first and last
 * rows close a tube (`capped`), they do not bend the light at its ends.
 */
export function meshOf(
  rows: number,
  columns: number,
  place: (row: number, column: number) => Vec3,
  flip = false,
  capped = false,
): Mesh {
  const points = new Float64Array(rows * columns * 3);
  const normals = new Float64Array(rows * columns * 3);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) points.set(place(row, column), (row * columns + column) * 3);
  }
  const at = (row: number, column: number): Vec3 => {
    const offset = (row * columns + ((column + columns) % columns)) * 3;
    return [points[offset] ?? 0, points[offset + 1] ?? 0, points[offset + 2] ?? 0];
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const first = capped ? 1 : 0;
      const along = subtract(
        at(Math.min(Math.max(row + 1, first + 1), rows - 1 - first), column),
        at(Math.min(Math.max(row - 1, first), rows - 2 - first), column),
      );
      const round = subtract(at(row, column + 1), at(row, column - 1));
      const normal = normalize(flip ? cross(along, round) : cross(round, along));
      normals.set(normal, (row * columns + column) * 3);
    }
  }
  return { rows, columns, points, normals };
}
