import { type Expected, membersWho, type RouteRow } from '../RouteRow.ts';

const P = '/api/v1/projects/{project}';
const OWNER_ALONE: Expected = [401, 403, 403, 403, 403, 403, 403, 200];

export const auditRows: readonly RouteRow[] = [
  {
    route: `GET ${P}/audit`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/audit` }),
    expected: membersWho(['director'], 200),
  },
  {
    route: `GET ${P}/audit/export`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/audit/export` }),
    expected: membersWho(['director'], 200),
  },
  { route: 'GET /api/v1/audit', ask: () => ({ path: '/api/v1/audit' }), expected: OWNER_ALONE },
  { route: 'GET /api/v1/audit/export', ask: () => ({ path: '/api/v1/audit/export' }), expected: OWNER_ALONE },
];
