import { expect, it } from 'vitest';
import { takeTurns, Turns, type Waiting } from './takeTurns.ts';

const start = (): Turns => Turns.parse({});

/** Serves from queues that never end: the runs in the order in which they are taken. */
function taken(waiting: readonly Waiting[], servings: number): string[] {
  let turns = start();
  return Array.from({ length: servings }, () => {
    const next = takeTurns(waiting, turns);
    if (next === null) throw new Error('Nobody was served.');
    turns = Turns.parse(JSON.parse(JSON.stringify(next.turns)));
    return next.run;
  });
}

const wait = (project: string, person: string, more: Partial<Waiting> = {}): Waiting => ({
  run: `${project}-${person}`,
  project,
  person,
  costSeconds: 10,
  weight: 1,
  ...more,
});

const count = (runs: readonly string[], begin: string): number => runs.filter((run) => run.startsWith(begin)).length;

it('takes nothing where nobody waits', () => {
  expect(takeTurns([], start())).toBeNull();
});

it('a project of many people gets no more than one of a single person', () => {
  const crowd = Array.from({ length: 5 }, (_, index) => wait('crowd', `person-${index}`));
  const runs = taken([...crowd, wait('solo', 'ada')], 100);
  expect(count(runs, 'solo')).toBe(50);
  for (const { person } of crowd) expect(count(runs, `crowd-${person}`)).toBe(10);
});

it('weights are shares of the farm, whatever one run takes', () => {
  const runs = taken([wait('a', 'x', { weight: 2, costSeconds: 30 }), wait('b', 'y', { costSeconds: 10 })], 500);
  expect((count(runs, 'a') * 30) / (count(runs, 'b') * 10)).toBeCloseTo(2, 1);
});

it('who comes new is served within a round', () => {
  let turns = start();
  const busy = [wait('a', 'x'), wait('b', 'x'), wait('c', 'x')];
  for (let serving = 0; serving < 50; serving += 1) turns = takeTurns(busy, turns)?.turns ?? turns;
  const order: string[] = [];
  for (let serving = 0; serving < 4; serving += 1) {
    const next = takeTurns([...busy, wait('new', 'x')], turns);
    turns = next?.turns ?? turns;
    order.push(next?.run ?? '');
  }
  expect(order).toContain('new-x');
});

it('what was kept of a project that waits for nothing is forgotten', () => {
  const both = takeTurns([wait('a', 'x'), wait('b', 'x')], start());
  const later = takeTurns([wait('b', 'x')], both?.turns ?? start());
  expect(Object.keys(later?.turns.projects.owed ?? {})).toEqual(['b']);
  expect(Object.keys(later?.turns.people ?? {})).toEqual(['b']);
});

it('starts anew from what it cannot read', () => {
  expect(Turns.parse({ projects: { owed: 5 }, people: [1] })).toEqual({
    projects: { owed: {}, last: null },
    people: {},
  });
});
