import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import type { AppEnv } from './AppEnv.ts';

/** Names with a content hash are made by the build under `assets/`. */
const HASHED = '/assets/';
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_ANEW = 'no-cache';
/** What the build notes for itself is for nobody else. */
const HIDDEN = /\/\./;

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Dailies</title>
<p>The server runs, and its interface is not built yet. <code>npm start</code> builds it.</p>
<p><a href="/api/docs">The API</a></p>`;

/** Where a canvas is: its page names the canvas's code in its head, so that it comes with the first. */
const CANVAS_ADDRESS = /^\/p\/[^/]+\/?$/;

const nothing = (c: Context<AppEnv>): Response => c.text('There is no such file.', 404);

/** The built interface: files by name, and its page for every other address. */
export function clientFiles(folder: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  if (existsSync(folder)) {
    app.use('*', async (c, next) => {
      await next();
      if (c.res.status === 200 || c.res.status === 206)
        c.header('cache-control', c.req.path.startsWith(HASHED) ? FOREVER : ASK_ANEW);
    });
    app.get('*', (c, next) => (HIDDEN.test(c.req.path) ? Promise.resolve(nothing(c)) : next()));
    app.use('*', serveStatic({ root: folder, precompressed: true }));
  }
  return app.get('*', async (c) => {
    if (c.req.path.startsWith(HASHED)) return nothing(c);
    c.header('cache-control', ASK_ANEW);
    try {
      const page = CANVAS_ADDRESS.test(c.req.path) ? 'canvas.html' : 'index.html';
      return c.html(await readFile(join(folder, page), 'utf8'));
    } catch {
      return c.html(NOT_BUILT, 503);
    }
  });
}
