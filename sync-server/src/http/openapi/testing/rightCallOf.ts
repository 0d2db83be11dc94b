import { ROUTE_ROWS } from '../../attack/testing/routeRows.ts';
import type { RouteRow } from '../../attack/testing/RouteRow.ts';
import { type Standing, STANDINGS } from '../../attack/testing/Standing.ts';
import { refusedElsewhere } from './refusedElsewhere.ts';
import type { RightCall } from './RightCall.ts';

/** Whom a row has succeed, a director before all others: what they ask for needs no more than being there. */
function succeedingIn({ expected }: RouteRow): Standing | undefined {
  const served = STANDINGS.filter((standing, index) => {
    const status = expected[index] ?? 0;
    return standing !== 'nobody' && status >= 200 && status < 300;
  });
  return served.find((standing) => standing === 'director') ?? served[0];
}

/** The call of a route that must succeed, from the rows of who may what, and from here where those only refuse. */
export function rightCallOf(route: string, more: readonly RightCall[]): RightCall | undefined {
  for (const row of ROUTE_ROWS) {
    const standing = row.route === route ? succeedingIn(row) : undefined;
    if (standing !== undefined) return { route, standing, ask: row.ask };
  }
  return [...refusedElsewhere, ...more].find((call) => call.route === route);
}
