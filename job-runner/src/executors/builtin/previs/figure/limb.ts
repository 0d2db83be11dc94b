import { add, cross, normalize, scale, subtract, type Vec3 } from '@dailies/shared/cinema';
import { type Mesh, meshOf } from './Mesh.ts';

/** A ring of a limb or a trunk: half its size across and along depth, in metres. */
export interface Ring {
  readonly centre: Vec3;
  readonly across: number;
  readonly deep: number;
}

/**
 * A skin round rings from the first to the last, closed at both ends. `squareness` 2 is an ellipse,
 * more is squarer. Rings stand square to the run of their centres; `side` is what their width follows.
 */
export function limb(given: readonly Ring[], columns: number, side: Vec3 = [1, 0, 0], squareness = 2): Mesh {
  const rings = columns > 9 ? rounded(given) : given;
  const first = rings[0];
  const last = rings.at(-1);
  if (first === undefined || last === undefined) return meshOf(0, columns, () => [0, 0, 0]);
  const closed: Ring[] = [{ ...first, across: 0.001, deep: 0.001 }, ...rings, { ...last, across: 0.001, deep: 0.001 }];
  const frames = closed.map((ring, index) => {
    const before = closed[Math.max(index - 1, 0)] ?? ring;
    const after = closed[Math.min(index + 1, closed.length - 1)] ?? ring;
    const along = normalize(subtract(after.centre, before.centre));
    const depthAxis = normalize(cross(along, side));
    return { ring, depthAxis, acrossAxis: normalize(cross(depthAxis, along)) };
  });
  const power = 2 / squareness;
  return meshOf(
    closed.length,
    columns,
    (row, column) => {
      const frame = frames[row];
      if (frame === undefined) return [0, 0, 0];
      const angle = (2 * Math.PI * column) / columns;
      const round = (value: number) => Math.sign(value) * Math.abs(value) ** power;
      return add(
        frame.ring.centre,
        add(
          scale(frame.acrossAxis, round(Math.cos(angle)) * frame.ring.across),
          scale(frame.depthAxis, round(Math.sin(angle)) * frame.ring.deep),
        ),
      );
    },
    false,
    true,
  );
}

/** Between each two rings one more, on the smooth curve through all of them. Even rows are the given rings. */
function rounded(rings: readonly Ring[]): readonly Ring[] {
  return rings.flatMap((ring, index) => {
    const next = rings[index + 1];
    if (next === undefined) return [ring];
    const before = rings[index - 1] ?? ring;
    const after = rings[index + 2] ?? next;
    const curve = (p: number, a: number, b: number, n: number): number => (9 * (a + b) - p - n) / 16;
    const at = (axis: 0 | 1 | 2): number =>
      curve(before.centre[axis], ring.centre[axis], next.centre[axis], after.centre[axis]);
    const centre: Vec3 = [at(0), at(1), at(2)];
    return [
      ring,
      {
        centre,
        across: Math.max(curve(before.across, ring.across, next.across, after.across), 0.002),
        deep: Math.max(curve(before.deep, ring.deep, next.deep, after.deep), 0.002),
      },
    ];
  });
}
