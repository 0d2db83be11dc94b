import { EdgeId } from '@dailies/shared/ids';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOf, type Curve, curveBetween, distanceTo, pointOn } from './curve.ts';
import { EdgeIndex } from './EdgeIndex.ts';

function indexOf(curves: ReadonlyMap<EdgeId, Curve>): EdgeIndex {
  const index = new EdgeIndex();
  index.follow(new Map([...curves].map(([edge, curve]) => [edge, { curve, bounds: boundsOf(curve) }])));
  return index;
}

const id = (index: number) => EdgeId.parse(`e${index}`);
const place = fc.integer({ min: -4_000, max: 4_000 });
const curves = fc
  .array(fc.tuple(place, place, place, place), { minLength: 1, maxLength: 40 })
  .map((ends) => new Map<EdgeId, Curve>(ends.map((end, index) => [id(index), curveBetween(...end)])));

test('finds a point of a curve on that curve, or on one that is as near', () => {
  fc.assert(
    fc.property(curves, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (all, pick, t) => {
      const curve = [...all.values()][pick % all.size];
      if (curve === undefined) return;
      const [x, y] = pointOn(curve, t);
      // Long curves are measured on chords, which cut corners by some pixels.
      const margin = distanceTo(curve, x, y) + 0.001;
      const found = indexOf(all).at(x, y, margin);
      expect(found).toBeDefined();
      const hit = found === undefined ? undefined : all.get(found);
      expect(hit === undefined ? Infinity : distanceTo(hit, x, y)).toBeLessThanOrEqual(margin);
    }),
  );
});

test('agrees with looking at every curve', () => {
  fc.assert(
    fc.property(curves, place, place, fc.integer({ min: 1, max: 60 }), (all, x, y, margin) => {
      const nearest = Math.min(...[...all.values()].map((curve) => distanceTo(curve, x, y)));
      const found = indexOf(all).at(x, y, margin);
      expect(found === undefined).toBe(nearest > margin);
    }),
  );
});

test('finds an edge that is longer than the whole grid', () => {
  const all = new Map([[id(1), curveBetween(-90_000, -90_000, 90_000, 90_000)]]);
  const [x, y] = pointOn(curveBetween(-90_000, -90_000, 90_000, 90_000), 0.5);
  expect(indexOf(all).at(x, y, 8)).toBe(id(1));
  expect(indexOf(all).at(x + 5_000, y, 8)).toBeUndefined();
});

test('what moved is found where it is, as by an index that is made anew', () => {
  fc.assert(
    fc.property(curves, curves, place, place, fc.integer({ min: 1, max: 200 }), (before, after, x, y, margin) => {
      const placed = (all: ReadonlyMap<EdgeId, Curve>) =>
        new Map([...all].map(([edge, curve]) => [edge, { curve, bounds: boundsOf(curve) }]));
      const moved = placed(after);
      const kept = placed(before);
      const index = new EdgeIndex();
      index.follow(kept);
      // Some stay as they were.
      const now = new Map([...moved].map(([edge, to], at) => [edge, at % 2 === 0 ? to : (kept.get(edge) ?? to)]));
      index.follow(now);
      const anew = new EdgeIndex();
      anew.follow(now);
      const distance = (edge: EdgeId | undefined) => {
        const found = edge === undefined ? undefined : now.get(edge);
        return found === undefined ? Infinity : distanceTo(found.curve, x, y);
      };
      expect(distance(index.at(x, y, margin))).toBe(distance(anew.at(x, y, margin)));
    }),
  );
});
