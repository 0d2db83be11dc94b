import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import type { AppEnv } from '../../AppEnv.ts';
import { openApiDocument } from './openApiDocument.ts';
import { REFERENCE_POLICY, referencePage } from './referencePage.ts';

/** `/api/v1/openapi.json` and `/api/docs`: what the API has, for machines and for people. */
export function referenceRoutes(api: OpenAPIHono<AppEnv>): Hono<AppEnv> {
  let made: ReturnType<typeof openApiDocument> | undefined;
  // Made when first asked for: nobody may ever ask.
  const document = () => (made ??= openApiDocument(api));
  return new Hono<AppEnv>()
    .get('/v1/openapi.json', (c) => c.json(document()))
    .get('/docs', (c) => c.html(referencePage(document()), 200, { 'content-security-policy': REFERENCE_POLICY }));
}
