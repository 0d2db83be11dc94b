import { randomUUID } from 'node:crypto';
import type { Expected, RouteRow } from '../RouteRow.ts';
import { BACKEND } from '../World.ts';

/** Whoever runs the installation runs its farm; no role in a project is a word on it. */
const ownerAlone = (status: number): Expected => [401, 403, 403, 403, 403, 403, 403, status];

const B = '/api/v1/farm/backends';

export const farmRows: readonly RouteRow[] = [
  { route: `GET ${B}`, ask: () => ({ path: B }), expected: ownerAlone(200) },
  {
    route: `POST ${B}`,
    ask: () => ({ path: B, body: { id: randomUUID(), ...BACKEND } }),
    expected: ownerAlone(201),
  },
  {
    route: `GET ${B}/{backend}`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}` }),
    expected: ownerAlone(200),
  },
  {
    route: `PATCH ${B}/{backend}`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}`, body: { mode: 'paused' } }),
    expected: ownerAlone(200),
  },
  {
    route: `DELETE ${B}/{backend}`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}` }),
    expected: ownerAlone(204),
  },
  {
    route: `PUT ${B}/{backend}/credential`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}/credential`, body: { credential: 'sk-secret' } }),
    expected: ownerAlone(200),
  },
  {
    route: `POST ${B}/{backend}/check`,
    ask: async (world) => ({ path: `${B}/${await world.backend()}/check` }),
    expected: ownerAlone(202),
  },
];
