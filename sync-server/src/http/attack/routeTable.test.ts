import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registeredRoutes } from './testing/registeredRoutes.ts';
import { routeOf } from './testing/RouteRow.ts';
import { STANDINGS } from './testing/Standing.ts';
import { ROUTE_ROWS } from './testing/routeRows.ts';
import { type Credential, World } from './testing/World.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

test('every route has a row, and every row a route', () => {
  expect([...new Set(ROUTE_ROWS.map(({ route }) => route))].sort()).toEqual(registeredRoutes(world.app));
});

const CREDENTIALS: readonly Credential[] = ['bearer', 'cookie'];

describe.each(CREDENTIALS)('with a %s', (by) => {
  test.each(
    ROUTE_ROWS.map((row) => [`${row.route}${row.trying === undefined ? '' : ` (${row.trying})`}`, row] as const),
  )(
    '%s',
    async (_name, row) => {
      const { method } = routeOf(row);
      const answered: Record<string, number> = {};
      const details: string[] = [];
      for (const standing of STANDINGS) {
        const ask = await row.ask(world, standing === 'nobody' ? null : world.person(standing));
        const proof = standing === 'nobody' ? {} : (ask.proof ?? (await world.proof(standing, by)));
        const answer = await world.send(method === 'ALL' ? 'GET' : method, ask, proof);
        answered[standing] = answer.status;
        details.push(`${standing}: ${(await answer.text()).slice(0, 200)}`);
      }
      const expected = Object.fromEntries(STANDINGS.map((standing, index) => [standing, row.expected[index]]));
      expect(answered, details.join('\n')).toEqual(expected);
    },
    60_000,
  );
});
