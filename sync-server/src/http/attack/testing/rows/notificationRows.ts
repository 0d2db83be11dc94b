import type { Expected, RouteRow } from '../RouteRow.ts';
import { SIGNED_IN } from '../RouteRow.ts';

const OWN: Expected = [401, 204, 204, 204, 204, 204, 204, 204];
const NOT_OWN: Expected = [401, 404, 404, 404, 404, 404, 404, 404];
const P = '/api/v1/notifications';

export const notificationRows: readonly RouteRow[] = [
  { route: `GET ${P}`, ask: () => ({ path: P }), expected: SIGNED_IN },
  {
    route: `POST ${P}/{notification}/read`,
    trying: 'one of one’s own',
    ask: async (world, person) => ({
      path: `${P}/${person === null ? 'none' : await world.notification(person)}/read`,
    }),
    expected: OWN,
  },
  {
    route: `POST ${P}/{notification}/read`,
    trying: 'one of somebody else',
    ask: async (world, person) => {
      const others = person?.id === world.person('director').id ? world.person('artist') : world.person('director');
      return { path: `${P}/${await world.notification(others)}/read` };
    },
    expected: NOT_OWN,
  },
  { route: `POST ${P}/read`, ask: () => ({ path: `${P}/read` }), expected: OWN },
  { route: `GET ${P}/settings`, ask: () => ({ path: `${P}/settings` }), expected: SIGNED_IN },
  {
    route: `PUT ${P}/settings`,
    ask: () => ({ path: `${P}/settings`, body: { muted: ['verdict'] } }),
    expected: SIGNED_IN,
  },
  { route: 'GET /api/v1/projects/presence', ask: () => ({ path: '/api/v1/projects/presence' }), expected: SIGNED_IN },
];
