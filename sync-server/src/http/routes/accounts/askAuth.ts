import { DailiesError } from '@dailies/shared/errors';
import { sql } from 'drizzle-orm';
import type { Context } from 'hono';
import { addressedHeaders } from '../../../auth/addressedHeaders.ts';
import { refusalOfAuthAnswer, refusalOfAuthError } from '../../../auth/authAnswer.ts';
import type { Auth } from '../../../auth/createAuth.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import { addressOf } from '../../middleware/addressOf.ts';

/** better-auth hides the cause of some failures: where the database is away, this throws just that. */
async function failed(db: Services['db'], cause?: unknown): Promise<never> {
  await db.execute(sql`SELECT 1`);
  throw new DailiesError('internal', 'Something went wrong here; try again, and tell whoever runs this installation.', {
    cause,
  });
}

export interface AuthRequest {
  /** Under `/api/auth`. */
  readonly path: string;
  /** Sent as JSON instead of what the request holds. */
  readonly json?: unknown;
  /** Left out, the one without an identity provider. */
  readonly auth?: Auth;
}

/**
 * Hands a request on to better-auth. Gives its answer, and throws its refusals as ours. A session's
 * token never leaves in a header that a page's scripts can read.
 */
export async function askAuth(c: Context<AppEnv>, services: Services, asked: AuthRequest): Promise<Response> {
  const { auth = services.auth, path, json } = asked;
  const { method, url } = c.req.raw;
  const headers = addressedHeaders(c.req.raw.headers, addressOf(c));
  headers.delete('content-length');
  let body: string | null = null;
  if (method !== 'GET') {
    body = json === undefined ? await c.req.text() : JSON.stringify(json);
    if (json !== undefined) headers.set('content-type', 'application/json');
  }
  const target = new URL(`/api/auth${path}${new URL(url).search}`, url);
  const answer = await auth.handler(new Request(target, { method, headers, body }));
  if (answer.status >= 400) throw (await refusalOfAuthAnswer(answer)) ?? (await failed(services.db));
  const given = new Response(answer.body, answer);
  given.headers.delete('set-auth-token');
  given.headers.delete('access-control-expose-headers');
  return given;
}

/**
 * Makes a direct call of better-auth as the person who asks, and lets the cookies that it sets pass.
 * Throws its refusals as ours.
 */
export async function callAuth<T>(
  c: Context<AppEnv>,
  call: (headers: Headers) => Promise<{ headers: Headers | null | undefined; response: T }>,
): Promise<T> {
  try {
    const { headers, response } = await call(addressedHeaders(c.req.raw.headers, addressOf(c)));
    for (const cookie of headers?.getSetCookie() ?? []) c.header('set-cookie', cookie, { append: true });
    return response;
  } catch (error) {
    throw refusalOfAuthError(error) ?? error;
  }
}
