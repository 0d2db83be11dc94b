import { pipelines } from '@dailies/migrations/tables';
import { ListedPipeline } from '@dailies/shared/http';
import { Pipeline } from '@dailies/shared/runs';
import { createRoute, z } from '@hono/zod-openapi';
import { asc, desc } from 'drizzle-orm';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';

/** The ways to run modules, as data. */
export function pipelineRoutes(services: Services) {
  const list = createRoute({
    method: 'get',
    path: '/pipelines',
    tags: ['Catalogue'],
    summary: 'The published pipelines, newest version first',
    middleware: signedIn(services),
    responses: {
      200: jsonAnswer('The pipelines.', z.object({ items: z.array(ListedPipeline) })),
      default: failing('unauthenticated'),
    },
  });
  return createApi().openapi(list, async (c) => {
    const rows = await services.db.select().from(pipelines).orderBy(asc(pipelines.id), desc(pipelines.version));
    const items = rows.map(({ definition, enabled }) =>
      ListedPipeline.parse({ ...Pipeline.parse(definition), enabled }),
    );
    return c.json({ items }, 200);
  });
}
