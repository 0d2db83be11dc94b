import type { Hono, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../AppEnv.ts';
import { checkMatch, names, tagOf } from '../entityTags.ts';
import { representationOf } from '../representations.ts';
import { OneAtATime } from './OneAtATime.ts';

const isJson = ({ headers }: Response): boolean => headers.get('content-type')?.startsWith('application/json') === true;

/** Gives a JSON answer its tag; one that whoever asks has already is answered with 304. */
async function tagged(answer: Response, ifNoneMatch: string | undefined): Promise<Response> {
  const text = await answer.text();
  const tag = tagOf(text);
  const headers = new Headers(answer.headers);
  headers.set('etag', tag);
  if (ifNoneMatch === undefined || !names(ifNoneMatch, tag, { weakly: true })) {
    return new Response(text, { status: answer.status, headers });
  }
  headers.delete('content-type');
  headers.delete('content-length');
  return new Response(null, { status: 304, headers });
}

/**
 * ETags of what is read, and `If-Match` on what changes it (RFC 9110 §13): a change under a tag is made
 * only while the resource is as it was read. Changes to one resource are made one after the other in this
 * process, so nothing comes between the look and the change.
 */
export function conditional(api: Hono<AppEnv>): MiddlewareHandler<AppEnv> {
  const changes = new OneAtATime();
  return async (c, next) => {
    const { method } = c.req;
    if (method === 'GET' || method === 'HEAD') {
      await next();
      if (c.res.status === 200 && isJson(c.res) && !c.res.headers.has('etag')) {
        c.res = await tagged(c.res, c.req.header('if-none-match'));
      }
      return;
    }
    const path = representationOf(method, c.req.path.replace(/^\/api\/v1/, ''));
    if (path === null) {
      await next();
      return;
    }
    const wanted = c.req.header('if-match');
    await changes.run(path, async () => {
      if (wanted !== undefined) {
        const headers = new Headers(c.req.raw.headers);
        for (const name of ['if-match', 'if-none-match', 'content-type', 'content-length']) headers.delete(name);
        const now = await api.request(new URL(path, c.req.url), { headers }, c.env);
        // Whoever may not read it is told so by the route itself.
        if (now.status === 200) checkMatch(wanted, await now.text());
      }
      await next();
    });
    // What a change answers is often not what a read would; a client reads the tag anew.
  };
}
