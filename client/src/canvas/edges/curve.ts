/** A cubic curve of an edge: leaves its output to the right and enters its input from the left. In canvas pixels. */
export interface Curve {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** How far the control points stand out sideways. */
  readonly reach: number;
}

const SHORTEST_REACH_PX = 36;
const LONGEST_REACH_PX = 260;

export function curveBetween(x1: number, y1: number, x2: number, y2: number): Curve {
  const span = x2 >= x1 ? (x2 - x1) * 0.5 : (x1 - x2) * 0.35 + Math.abs(y2 - y1) * 0.2;
  return { x1, y1, x2, y2, reach: Math.min(LONGEST_REACH_PX, Math.max(SHORTEST_REACH_PX, span)) };
}

/** The point at `t`, 0 at the output and 1 at the input. */
export function pointOn({ x1, y1, x2, y2, reach }: Curve, t: number): readonly [x: number, y: number] {
  const u = 1 - t;
  const a = u * u * u;
  const b = 3 * u * u * t;
  const c = 3 * u * t * t;
  const d = t * t * t;
  return [a * x1 + b * (x1 + reach) + c * (x2 - reach) + d * x2, a * y1 + b * y1 + c * y2 + d * y2];
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A box that holds the whole curve (of its control points, so a little more than needed). */
export const boundsOf = ({ x1, y1, x2, y2, reach }: Curve): Bounds => ({
  left: Math.min(x1, x2 - reach),
  right: Math.max(x1 + reach, x2),
  top: Math.min(y1, y2),
  bottom: Math.max(y1, y2),
});

const SEGMENTS = 24;

function distanceToSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  const t = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / lengthSquared));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** How far a point is from the curve, in canvas pixels; good to a pixel for edges of usual length. */
export function distanceTo(curve: Curve, x: number, y: number): number {
  let nearest = Infinity;
  let [ax, ay] = pointOn(curve, 0);
  for (let step = 1; step <= SEGMENTS; step += 1) {
    const [bx, by] = pointOn(curve, step / SEGMENTS);
    nearest = Math.min(nearest, distanceToSegment(x, y, ax, ay, bx, by));
    [ax, ay] = [bx, by];
  }
  return nearest;
}
