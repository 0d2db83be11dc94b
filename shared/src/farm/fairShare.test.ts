import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Deficits, type Flow, serveNext } from './fairShare.ts';

/** Serves from queues that never end, and counts the seconds that each flow got. */
function serve(flows: readonly Flow[], servings: number): Record<string, number> {
  const got: Record<string, number> = Object.fromEntries(flows.map(({ id }) => [id, 0]));
  let owed: Deficits = {};
  let last: string | null = null;
  for (let serving = 0; serving < servings; serving += 1) {
    const next = serveNext(flows, owed, last);
    if (next === null) throw new Error('Nobody was served.');
    ({ served: last, owed } = next);
    got[last] = (got[last] ?? 0) + (flows.find(({ id }) => id === last)?.costSeconds ?? 0);
  }
  return got;
}

const flow = (id: string, costSeconds = 10, weight = 1): Flow => ({ id, costSeconds, weight });

it('serves nobody where nobody waits', () => {
  expect(serveNext([], { a: 5 }, 'a')).toBeNull();
});

it('takes turns among equals', () => {
  expect(serve([flow('a'), flow('b'), flow('c')], 9)).toEqual({ a: 30, b: 30, c: 30 });
});

it('gives the same time to who has long runs and who has short ones', () => {
  const got = serve([flow('long', 60), flow('short', 2)], 1_000);
  expect((got['long'] ?? 0) / (got['short'] ?? 1)).toBeCloseTo(1, 1);
});

it('gives three times the time to three times the weight', () => {
  const got = serve([flow('a', 7, 3), flow('b', 5, 1)], 1_000);
  expect((got['a'] ?? 0) / (got['b'] ?? 1)).toBeCloseTo(3, 1);
});

it('lets nobody save up while they wait for nothing', () => {
  const first = serveNext([flow('a')], { a: 0, b: 500 }, null);
  expect(first?.owed).toEqual({ a: 0 });
});

it('serves everybody within a bounded number of servings, whatever they cost and weigh', () => {
  const anyFlow = fc.record({
    costSeconds: fc.double({ min: 2, max: 60, noNaN: true }),
    weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(anyFlow, { minLength: 1, maxLength: 6 }), (flows) => {
      const waiting = flows.map((each, index) => ({ ...each, id: `flow-${index}` }));
      const most = Math.max(...waiting.map(({ costSeconds }) => costSeconds));
      // Whoever weighs least is owed their run after ten rounds.
      const rounds = 11;
      const servings = waiting.reduce(
        (sum, { costSeconds, weight }) => sum + Math.ceil((rounds * most * weight) / costSeconds) + 1,
        0,
      );
      let owed: Deficits = {};
      let last: string | null = null;
      const served = new Set<string>();
      for (let serving = 0; serving < servings && served.size < waiting.length; serving += 1) {
        const next = serveNext(waiting, owed, last);
        if (next === null) throw new Error('Nobody was served.');
        ({ served: last, owed } = next);
        served.add(last);
      }
      return served.size === waiting.length;
    }),
    { numRuns: 40 },
  );
});
