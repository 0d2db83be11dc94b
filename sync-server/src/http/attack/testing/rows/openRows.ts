import { EVERYBODY, NOBODY_AT_ALL, type RouteRow, SIGNED_IN } from '../RouteRow.ts';

const at = (path: string) => () => ({ path });

/** What stands outside of projects. */
export const openRows: readonly RouteRow[] = [
  { route: 'GET /healthz', ask: at('/healthz'), expected: EVERYBODY },
  // Ready for people without a runner, which is said beside it.
  { route: 'GET /readyz', ask: at('/readyz'), expected: EVERYBODY },
  {
    route: 'GET /metrics',
    trying: 'from another machine',
    ask: at('/metrics'),
    expected: [403, 403, 403, 403, 403, 403, 403, 403],
  },
  { route: 'GET /api/v1/openapi.json', ask: at('/api/v1/openapi.json'), expected: EVERYBODY },
  { route: 'GET /api/docs', ask: at('/api/docs'), expected: EVERYBODY },
  { route: 'GET /api/v1/capabilities', ask: at('/api/v1/capabilities'), expected: EVERYBODY },
  { route: 'GET /api/v1/node-definitions', ask: at('/api/v1/node-definitions'), expected: SIGNED_IN },
  { route: 'GET /api/v1/pipelines', ask: at('/api/v1/pipelines'), expected: SIGNED_IN },
  // Nothing is built in tests: the page says so with 503, to everybody.
  { route: 'GET /*', ask: at('/project/abc'), expected: [503, 503, 503, 503, 503, 503, 503, 503] },
  { route: 'ALL /api/*', ask: at('/api/v2/projects'), expected: NOBODY_AT_ALL },
];
