import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../../AppEnv.ts';

const DESCRIPTION = `Everything that the interface does, for scripts and other tools.

Sign in with \`POST /api/v1/auth/token\` and send \`Authorization: Bearer …\`. Failed answers are
\`application/problem+json\`: switch on \`code\`, show \`detail\`. Lists page by \`cursor\`. Times are
ISO 8601 in UTC; sizes in names: \`…Px\`, \`…Seconds\`, \`…Bytes\`.`;

/** The API as an OpenAPI 3.1 document, made from the routes themselves. */
export function openApiDocument(api: OpenAPIHono<AppEnv>) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Dailies', version: '1', description: DESCRIPTION },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { cookie: [] }],
  });
}
