import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestApp } from '../testing/TestApp.ts';
import { registeredRoutes } from './attack/testing/registeredRoutes.ts';
import { ROUTE_SCOPES, scopeOfRoute } from './routeScopes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

test('every route of the API says what a token needs for it, and nothing else does', () => {
  const routes = registeredRoutes(app)
    .filter((route) => route.includes(' /api/v1/') && route !== 'GET /api/v1/openapi.json')
    .map((route) => route.replace(' /api/v1', ' '));
  expect(Object.keys(ROUTE_SCOPES).sort()).toEqual(routes);
});

test('what has no row, and what is open, no token opens', () => {
  expect(scopeOfRoute('GET', '/api/v1/projects/:project')).toBe('read');
  expect(scopeOfRoute('HEAD', '/api/v1/media/:sha256')).toBe('read');
  expect(scopeOfRoute('GET', '/api/v1/nothing')).toBe('session');
  expect(scopeOfRoute('GET', '/api/v1/constructor')).toBe('session');
});
