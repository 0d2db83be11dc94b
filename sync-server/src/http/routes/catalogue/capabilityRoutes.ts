import { pipelines } from '@dailies/migrations/tables';
import { Capabilities } from '@dailies/shared/http';
import { BROUGHT_MAX_BYTES, BROUGHT_TYPES } from '@dailies/shared/media';
import { Pipeline } from '@dailies/shared/runs';
import { createRoute } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { signUpMode } from '../../../actions/accounts/signUpMode.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';

/** What this installation can do; open to everybody. */
export function capabilityRoutes(services: Services) {
  const read = createRoute({
    method: 'get',
    path: '/capabilities',
    tags: ['Catalogue'],
    summary: 'What this installation can do; needs no account',
    responses: { 200: jsonAnswer('The capabilities.', Capabilities), default: failing('storage') },
  });
  return createApi().openapi(read, async (c) => {
    const { db, store, tldrawLicenseKey, signOn, publicUrl } = services;
    const rows = await db
      .select({ definition: pipelines.definition })
      .from(pipelines)
      .where(eq(pipelines.enabled, true));
    const executors = rows.map(({ definition }) => Pipeline.parse(definition).runner.executor);
    return c.json(
      {
        name: 'Dailies' as const,
        signUp: await signUpMode(services),
        signOn: signOn?.name ?? null,
        passkeyHost: publicUrl === null ? null : new URL(publicUrl).hostname,
        executors: [...new Set(executors)].sort(),
        uploads: {
          maxBytes: BROUGHT_MAX_BYTES,
          mediaTypes: [...BROUGHT_TYPES],
        },
        mediaOrigin: store.links?.origin ?? null,
        tldrawLicenseKey,
      },
      200,
    );
  });
}
