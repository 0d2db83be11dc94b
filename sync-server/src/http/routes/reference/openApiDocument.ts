import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { AppEnv } from '../../AppEnv.ts';
import { REPRESENTATIONS } from '../../representations.ts';
import { ROUTE_SCOPES, type RouteScope } from '../../routeScopes.ts';

const DESCRIPTION = `Everything that the interface does, for scripts and other tools.

Send \`Authorization: Bearer …\` with a personal access token (made under Account; each route says the
scope that it needs) or with what \`POST /api/v1/auth/token\` answers. Failed answers are
\`application/problem+json\`: switch on \`code\`, show \`detail\`. Lists page by \`cursor\`. Times are
ISO 8601 in UTC; sizes in names: \`…Px\`, \`…Seconds\`, \`…Bytes\`.

What makes something takes an \`Idempotency-Key\`. JSON that is read has an \`ETag\`: send it as
\`If-None-Match\` to be told 304 while it is the same, and as \`If-Match\` with a change that must not
overwrite somebody else's. \`RateLimit\` on each answer says how many requests are left in this minute; too
many are answered 429 with \`Retry-After\`.`;

const saysOf = (scope: RouteScope): string =>
  scope === 'open'
    ? 'Nobody need be signed in.'
    : scope === 'session'
      ? 'No personal access token may do this.'
      : `A personal access token needs the scope \`${scope}\`.`;

const ifMatch = (read: string) => ({
  name: 'if-match',
  in: 'header' as const,
  required: false,
  schema: { type: 'string' as const },
  description: `The ETag of \`GET ${read}\`: the change is made only while that is as it was read, else the answer is \`stale\`.`,
});

/** JSON that is read has a tag, and is not sent again to whoever has it. */
const UNCHANGED = { description: 'The one that you have (`If-None-Match`) is good.' };

const JsonAnswer = z.object({ content: z.object({ 'application/json': z.unknown() }) });

/** Says of each operation what a token needs for it, and what it can be made to depend on. */
function withScopes(document: ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>) {
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete', 'options'] as const) {
      const operation = methods?.[method];
      const scope = ROUTE_SCOPES[`${method.toUpperCase()} ${path}`];
      if (operation === undefined || scope === undefined) continue;
      const read = REPRESENTATIONS[`${method.toUpperCase()} ${path}`];
      if (read !== undefined) {
        operation.parameters = [...(operation.parameters ?? []), ifMatch(read)];
      }
      const { responses = {} } = operation;
      if (method === 'get' && JsonAnswer.safeParse(responses['200']).success) responses['304'] ??= UNCHANGED;
      const said = operation.description === undefined ? '' : `${operation.description} `;
      operation.description = `${said}${saysOf(scope)}`;
      if (scope === 'open') operation.security = [];
      else if (scope === 'session') operation.security = [{ session: [] }, { cookie: [] }];
      else operation.security = [{ token: [scope] }, { session: [] }, { cookie: [] }];
    }
  }
  return document;
}

/** The API as an OpenAPI 3.1 document, made from the routes themselves. */
export function openApiDocument(api: OpenAPIHono<AppEnv>) {
  const { openAPIRegistry: registry } = api;
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'dly_…',
    description: 'A personal access token.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'http',
    scheme: 'bearer',
    description: 'What `POST /auth/token` answers: everything that its person may.',
  });
  registry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'dailies.session_token',
    description: 'The session of a browser, from pages of this installation.',
  });
  return withScopes(
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Dailies', version: '1', description: DESCRIPTION },
      servers: [{ url: '/api/v1' }],
      security: [{ session: [] }, { cookie: [] }],
    }),
  );
}
