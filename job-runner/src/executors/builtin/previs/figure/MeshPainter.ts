import type { Brush } from '../paint/Brush.ts';
import { css, multiply, type Rgb } from '../colour.ts';
import type { Mesh } from './Mesh.ts';

/** A mesh as the camera sees it: one entry a point. Reused by fills and lines of the same frame. */
interface Seen {
  readonly mesh: Mesh;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly depth: Float64Array;
  /** Cosine towards the camera: 0 is the contour. */
  readonly facing: Float64Array;
  /** Cosine towards the key light. */
  readonly lit: Float64Array;
}

const NEAR_METRES = 0.05;

/** Where light ends and shade begins. */
const TERMINATOR = 0.1;

/** Draws smooth skins flat: one tone in the light, one in the shade, and a line where they turn away. */
export class MeshPainter {
  readonly #brush: Brush;

  constructor(brush: Brush) {
    this.#brush = brush;
  }

  see(mesh: Mesh): Seen {
    const { view, light, widthPx, heightPx } = this.#brush;
    const count = mesh.rows * mesh.columns;
    const seen: Seen = {
      mesh,
      x: new Float64Array(count),
      y: new Float64Array(count),
      depth: new Float64Array(count),
      facing: new Float64Array(count),
      lit: new Float64Array(count),
    };
    const [px, py, pz] = view.position;
    const { right, up, forward } = view;
    const focal = view.focalHeights * heightPx;
    for (let index = 0; index < count; index += 1) {
      const at = index * 3;
      const x = (mesh.points[at] ?? 0) - px;
      const y = (mesh.points[at + 1] ?? 0) - py;
      const z = (mesh.points[at + 2] ?? 0) - pz;
      const depth = x * forward[0] + y * forward[1] + z * forward[2];
      const factor = focal / Math.max(depth, NEAR_METRES);
      seen.depth[index] = depth;
      seen.x[index] = widthPx / 2 + (x * right[0] + y * right[1] + z * right[2]) * factor;
      seen.y[index] = heightPx / 2 - (x * up[0] + y * up[1] + z * up[2]) * factor;
      const nx = mesh.normals[at] ?? 0;
      const ny = mesh.normals[at + 1] ?? 0;
      const nz = mesh.normals[at + 2] ?? 0;
      seen.facing[index] = -(nx * x + ny * y + nz * z) / Math.max(Math.hypot(x, y, z), 1e-6);
      seen.lit[index] = nx * light[0] + ny * light[1] + nz * light[2];
    }
    return seen;
  }

  /** Fills what faces the camera in `light`, and what of it is turned from the key in `shade`. */
  fill(seen: Seen, light: Rgb, shade: Rgb, terminator = TERMINATOR): void {
    const { context } = this.#brush;
    const dark: number[] = [];
    context.beginPath();
    this.#eachQuad(seen, (a, b, c, d, front) => {
      if (!front) return;
      this.#quad(seen, a, b, c, d);
      const low = Math.min(seen.lit[a] ?? 0, seen.lit[b] ?? 0, seen.lit[c] ?? 0, seen.lit[d] ?? 0);
      if (low < terminator) dark.push(a, b, c, d);
    });
    context.fillStyle = css(light);
    context.fill();
    if (dark.length === 0) return;
    context.beginPath();
    for (let at = 0; at < dark.length; at += 4) {
      this.#clipped(seen, [dark[at] ?? 0, dark[at + 1] ?? 0, dark[at + 2] ?? 0, dark[at + 3] ?? 0], terminator);
    }
    context.fillStyle = css(shade);
    context.fill();
  }

  /** Lays a tone over what faces the key more than `least`: a sheen. */
  sheen(seen: Seen, colour: Rgb, least: number, alpha: number): void {
    const { context } = this.#brush;
    context.beginPath();
    this.#eachQuad(seen, (a, b, c, d, front) => {
      if (front) this.#clipped(seen, [a, b, c, d], least, -1);
    });
    context.fillStyle = css(colour, alpha);
    context.fill();
  }

  /** Adds the line along a column, where it faces the camera, to the current path. */
  traceColumn(seen: Seen, column: number, fromRow: number, toRow: number): void {
    const { context } = this.#brush;
    const { columns } = seen.mesh;
    let drawing = false;
    for (let row = fromRow; row <= toRow; row += 1) {
      const index = row * columns + (column % columns);
      const shown = (seen.facing[index] ?? 0) > 0.1 && (seen.depth[index] ?? 0) > NEAR_METRES;
      if (shown && drawing) context.lineTo(seen.x[index] ?? 0, seen.y[index] ?? 0);
      else if (shown) context.moveTo(seen.x[index] ?? 0, seen.y[index] ?? 0);
      drawing = shown;
    }
  }

  /** Keeps what is drawn next within the mesh's outline. */
  clipTo(seen: Seen): void {
    const { context } = this.#brush;
    context.beginPath();
    this.#eachQuad(seen, (a, b, c, d, front) => {
      if (front) this.#quad(seen, a, b, c, d);
    });
    context.clip();
  }

  /** Darkens what of the mesh is turned from the key, as paint over what is drawn there. */
  shadeOver(seen: Seen, shade: Rgb, terminator = TERMINATOR): void {
    const { context } = this.#brush;
    context.beginPath();
    this.#eachQuad(seen, (a, b, c, d, front) => {
      if (front) this.#clipped(seen, [a, b, c, d], terminator);
    });
    context.save();
    context.globalCompositeOperation = 'multiply';
    context.fillStyle = css(shade, 0.35);
    context.fill();
    context.restore();
  }

  /** Everything of the mesh, both sides, in one tone: the inside of long hair. */
  fillFlat(seen: Seen, colour: Rgb): void {
    const { context } = this.#brush;
    context.beginPath();
    this.#eachQuad(seen, (a, b, c, d, front) => (front ? this.#quad(seen, a, b, c, d) : this.#quad(seen, d, c, b, a)));
    context.fillStyle = css(colour);
    context.fill();
  }

  /** Adds the lines where the skin turns away from the camera to the current path. */
  traceContour(seen: Seen, keep: (row: number) => boolean = () => true): void {
    const { context } = this.#brush;
    this.#eachQuad(seen, (a, b, c, d, _front, row) => {
      if (!keep(row)) return;
      let startX = 0;
      let startY = 0;
      let found = 0;
      const corners = [a, b, c, d, a];
      for (let side = 0; side < 4; side += 1) {
        const from = corners[side] ?? 0;
        const to = corners[side + 1] ?? 0;
        const here = seen.facing[from] ?? 0;
        const there = seen.facing[to] ?? 0;
        if (here >= 0 === there >= 0) continue;
        const share = here / (here - there);
        const x = (seen.x[from] ?? 0) + ((seen.x[to] ?? 0) - (seen.x[from] ?? 0)) * share;
        const y = (seen.y[from] ?? 0) + ((seen.y[to] ?? 0) - (seen.y[from] ?? 0)) * share;
        if (found % 2 === 0) {
          startX = x;
          startY = y;
        } else {
          context.moveTo(startX, startY);
          context.lineTo(x, y);
        }
        found += 1;
      }
    });
  }

  /** Adds an open edge, a whole row that faces the camera, to the current path. */
  traceRow(seen: Seen, row: number): void {
    const { context } = this.#brush;
    const { columns } = seen.mesh;
    for (let column = 0; column < columns; column += 1) {
      const from = row * columns + column;
      const to = row * columns + ((column + 1) % columns);
      if ((seen.facing[from] ?? 0) < 0 || (seen.facing[to] ?? 0) < 0) continue;
      if ((seen.depth[from] ?? 0) < NEAR_METRES || (seen.depth[to] ?? 0) < NEAR_METRES) continue;
      context.moveTo(seen.x[from] ?? 0, seen.y[from] ?? 0);
      context.lineTo(seen.x[to] ?? 0, seen.y[to] ?? 0);
    }
  }

  /** A paint's two tones at a distance. */
  tones(colour: Rgb, depth: number): { light: Rgb; shade: Rgb } {
    const { palette } = this.#brush;
    return {
      light: this.#brush.hazed(multiply(colour, palette.light), depth),
      shade: this.#brush.hazed(multiply(colour, palette.shade), depth),
    };
  }

  #eachQuad(
    seen: Seen,
    visit: (a: number, b: number, c: number, d: number, front: boolean, row: number) => void,
  ): void {
    const { rows, columns } = seen.mesh;
    for (let row = 0; row + 1 < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const next = (column + 1) % columns;
        const a = row * columns + column;
        const b = row * columns + next;
        const c = (row + 1) * columns + next;
        const d = (row + 1) * columns + column;
        if (Math.min(seen.depth[a] ?? 0, seen.depth[b] ?? 0, seen.depth[c] ?? 0, seen.depth[d] ?? 0) < NEAR_METRES)
          continue;
        // A quad across the contour still shows, up to where it turns away.
        const facing = Math.max(seen.facing[a] ?? 0, seen.facing[b] ?? 0, seen.facing[c] ?? 0, seen.facing[d] ?? 0);
        visit(a, b, c, d, facing > 0, row);
      }
    }
  }

  #area(seen: Seen, a: number, b: number, c: number, d: number): number {
    const acx = (seen.x[c] ?? 0) - (seen.x[a] ?? 0);
    const acy = (seen.y[c] ?? 0) - (seen.y[a] ?? 0);
    const bdx = (seen.x[d] ?? 0) - (seen.x[b] ?? 0);
    const bdy = (seen.y[d] ?? 0) - (seen.y[b] ?? 0);
    return acx * bdy - acy * bdx;
  }

  /** Always in one winding, so that neighbours join without a seam. */
  #quad(seen: Seen, a: number, b: number, c: number, d: number): void {
    const { context } = this.#brush;
    const [p, q, r, s] = this.#area(seen, a, b, c, d) >= 0 ? [a, b, c, d] : [d, c, b, a];
    context.moveTo(seen.x[p] ?? 0, seen.y[p] ?? 0);
    context.lineTo(seen.x[q] ?? 0, seen.y[q] ?? 0);
    context.lineTo(seen.x[r] ?? 0, seen.y[r] ?? 0);
    context.lineTo(seen.x[s] ?? 0, seen.y[s] ?? 0);
    context.closePath();
  }

  #clipped(seen: Seen, quad: readonly [number, number, number, number], terminator: number, sign: 1 | -1 = 1): void {
    const { context } = this.#brush;
    const [a, b, c, d] = quad;
    const corners = this.#area(seen, a, b, c, d) >= 0 ? [a, b, c, d] : [d, c, b, a];
    let started = false;
    const point = (x: number, y: number) => {
      if (started) context.lineTo(x, y);
      else context.moveTo(x, y);
      started = true;
    };
    for (let side = 0; side < 4; side += 1) {
      const from = corners[side] ?? 0;
      const to = corners[(side + 1) % 4] ?? 0;
      const here = sign * ((seen.lit[from] ?? 0) - terminator);
      const there = sign * ((seen.lit[to] ?? 0) - terminator);
      if (here < 0) point(seen.x[from] ?? 0, seen.y[from] ?? 0);
      if (here < 0 !== there < 0) {
        const share = here / (here - there);
        point(
          (seen.x[from] ?? 0) + ((seen.x[to] ?? 0) - (seen.x[from] ?? 0)) * share,
          (seen.y[from] ?? 0) + ((seen.y[to] ?? 0) - (seen.y[from] ?? 0)) * share,
        );
      }
    }
    if (started) context.closePath();
  }
}

export type { Seen };
