import { Capabilities, FarmCapabilities } from '@dailies/shared/http';
import { BROUGHT_MAX_BYTES, BROUGHT_TYPES } from '@dailies/shared/media';
import { createRoute } from '@hono/zod-openapi';
import { signUpMode } from '../../../actions/accounts/signUpMode.ts';
import { readCapabilities } from '../../../actions/farm/readCapabilities.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
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
  const farm = createRoute({
    method: 'get',
    path: '/farm/capabilities',
    tags: ['Farm'],
    summary: 'What every job-runner and backend can do now, together',
    middleware: signedIn(services),
    responses: { 200: jsonAnswer('What can be done.', FarmCapabilities), default: failing('unauthenticated') },
  });
  return createApi()
    .openapi(farm, async (c) => c.json(await readCapabilities(services), 200))
    .openapi(read, async (c) => {
      const { store, tldrawLicenseKey, signOn, publicUrl } = services;
      const { pipelines, modules } = await readCapabilities(services);
      return c.json(
        {
          name: 'Dailies' as const,
          signUp: await signUpMode(services),
          signOn: signOn?.name ?? null,
          passkeyHost: publicUrl === null ? null : new URL(publicUrl).hostname,
          executors: [...new Set(pipelines.map(({ executor }) => executor))].sort(),
          modules,
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
