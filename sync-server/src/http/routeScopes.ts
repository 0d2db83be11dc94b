import type { TokenScope } from '@dailies/shared/http';

/** `session`: no token may; `open`: nobody need be signed in. */
export type RouteScope = TokenScope | 'session' | 'open';

/**
 * What a personal access token needs for each route of `/api/v1`. What proves who somebody is, and what
 * is of all their projects at once (notifications, the installation's audit log), no token reaches. A
 * route that is not here is closed to tokens; a test asks for its row.
 */
export const ROUTE_SCOPES: Readonly<Record<string, RouteScope>> = {
  'GET /me': 'read',
  'PATCH /me': 'session',
  'POST /me/password': 'session',
  'GET /me/security': 'session',
  'PATCH /me/passkeys/{passkey}': 'session',
  'DELETE /me/passkeys/{passkey}': 'session',
  'DELETE /me/sign-on': 'session',
  'GET /me/sessions': 'session',
  'DELETE /me/sessions': 'session',
  'DELETE /me/sessions/{session}': 'session',
  'POST /me/two-factor': 'session',
  'POST /me/two-factor/confirm': 'session',
  'POST /me/two-factor/disable': 'session',
  'POST /me/two-factor/recovery-codes': 'session',
  'GET /me/tokens': 'session',
  'POST /me/tokens': 'session',
  'DELETE /me/tokens/{token}': 'session',
  'POST /auth/token': 'open',
  'GET /notifications': 'session',
  'POST /notifications/read': 'session',
  'POST /notifications/{notification}/read': 'session',
  'GET /notifications/settings': 'session',
  'PUT /notifications/settings': 'session',
  'GET /projects': 'read',
  'GET /projects/presence': 'read',
  'POST /projects': 'manage',
  'POST /projects/import': 'manage',
  'GET /projects/{project}': 'read',
  'PATCH /projects/{project}': 'manage',
  'POST /projects/{project}/archive': 'manage',
  'POST /projects/{project}/restore': 'manage',
  'GET /projects/{project}/export': 'manage',
  'POST /projects/{project}/export': 'manage',
  'GET /projects/{project}/members': 'read',
  'PATCH /projects/{project}/members/{user}': 'manage',
  'DELETE /projects/{project}/members/{user}': 'manage',
  'GET /projects/{project}/invites': 'manage',
  'POST /projects/{project}/invites': 'manage',
  'DELETE /projects/{project}/invites/{invite}': 'manage',
  'GET /invites/{secret}': 'open',
  'POST /invites/{secret}': 'session',
  'GET /audit': 'session',
  'GET /audit/export': 'session',
  'GET /projects/{project}/audit': 'manage',
  'GET /projects/{project}/audit/export': 'manage',
  'GET /projects/{project}/graph': 'read',
  // Each command needs its own besides (policies/tokenPolicy).
  'POST /projects/{project}/commands': 'read',
  'POST /projects/{project}/requests': 'generate',
  'GET /projects/{project}/requests/{request}': 'read',
  'GET /projects/{project}/takes': 'read',
  'GET /takes/{take}': 'read',
  'GET /runs/{run}': 'read',
  'POST /runs/{run}/cancel': 'generate',
  'GET /media/{sha256}': 'read',
  'GET /media/{sha256}/link': 'read',
  'POST /uploads': 'edit',
  'POST /uploads/links': 'edit',
  'POST /uploads/links/{upload}': 'edit',
  'GET /projects/{project}/assets': 'read',
  'POST /projects/{project}/assets': 'edit',
  'POST /projects/{project}/copies': 'edit',
  'GET /assets/{asset}': 'read',
  'POST /assets/{asset}/versions': 'edit',
  'GET /projects/{project}/timeline': 'read',
  'GET /projects/{project}/versions': 'read',
  'POST /projects/{project}/versions': 'edit',
  'GET /projects/{project}/versions/{version}': 'read',
  'PATCH /projects/{project}/versions/{version}': 'edit',
  'GET /projects/{project}/versions/{version}/state': 'read',
  'GET /projects/{project}/versions/{version}/changes': 'read',
  'POST /projects/{project}/versions/{version}/restore': 'edit',
  'POST /projects/{project}/versions/{version}/prepare-restore': 'edit',
  'GET /projects/{project}/epochs/{epoch}/state': 'read',
  'GET /projects/{project}/branches': 'read',
  'POST /projects/{project}/branches': 'edit',
  'GET /projects/{project}/branches/{branch}/comparison': 'read',
  'POST /projects/{project}/branches/{branch}/takes': 'edit',
  'POST /projects/{project}/branches/{branch}/merged': 'edit',
  'POST /projects/{project}/branches/{branch}/merge': 'edit',
  'GET /node-definitions': 'read',
  'GET /pipelines': 'read',
  'GET /capabilities': 'open',
};

/** The scope of a route as it is registered, `/api/v1/projects/:project`; `session` where it has no row. */
export function scopeOfRoute(method: string, registered: string): TokenScope | 'session' {
  const path = registered.replace(/^\/api\/v1/, '').replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}');
  const key = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  const scope = Object.hasOwn(ROUTE_SCOPES, key) ? ROUTE_SCOPES[key] : undefined;
  return scope === undefined || scope === 'open' ? 'session' : scope;
}
