import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { AppEnv } from './AppEnv.ts';

/** Names with a content hash are made by the build under `assets/`. */
const HASHED = '/assets/';

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Dailies</title>
<p>The server runs, and its interface is not built yet. <code>npm start</code> builds it.</p>
<p><a href="/api/docs">The API</a></p>`;

/** The built interface: files by name, and its page for every other address. */
export function clientFiles(folder: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  if (existsSync(folder)) {
    app.use(
      '*',
      serveStatic({
        root: folder,
        // The page itself is served below, with its own caching.
        rewriteRequestPath: (path) => (path === '/' ? '/index.html' : path),
        onFound: (_path, c) => {
          const hashed = c.req.path.startsWith(HASHED);
          c.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      }),
    );
  }
  return app.get('*', async (c) => {
    if (c.req.path.startsWith(HASHED)) return c.text('There is no such file.', 404);
    c.header('cache-control', 'no-cache');
    try {
      return c.html(await readFile(join(folder, 'index.html'), 'utf8'));
    } catch {
      return c.html(NOT_BUILT, 503);
    }
  });
}
