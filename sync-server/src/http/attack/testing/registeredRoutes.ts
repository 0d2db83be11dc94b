import type { TestApp } from '../../../testing/TestApp.ts';

/** What is passed on its way to a route, and answers nothing itself. */
const MIDDLEWARE = new Set(['ALL /*', 'ALL /api/auth/*', 'ALL /api/v1/*']);

/** Every route that the app answers, as `METHOD /path/{parameter}`, sorted. */
export function registeredRoutes({ app }: TestApp): string[] {
  const routes = app.routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  return [...new Set(routes)].filter((route) => !MIDDLEWARE.has(route)).sort();
}
