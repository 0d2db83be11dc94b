import { createRoute, z } from '@hono/zod-openapi';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { readEpochState } from '../../../actions/versions/readVersions.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { bytesAnswer, failing } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';
import { presentState } from './presentState.ts';

const EpochParams = ProjectParams.extend({ epoch: z.coerce.number().int().min(1).max(2_147_483_647) });

/** The ends of epochs, for copies that were away across one: what they began from, to see what was done in them. */
export function epochRoutes(services: Services) {
  const { db } = services;
  const state = createRoute({
    method: 'get',
    path: '/projects/{project}/epochs/{epoch}/state',
    tags: ['History'],
    summary:
      'The document as an epoch ended: a Yjs update; its schema and epoch are in X-Dailies-Schema and X-Dailies-Epoch',
    middleware: signedIn(services),
    request: { params: EpochParams },
    responses: {
      200: bytesAnswer('The state.'),
      304: { description: 'The one that you have is good.' },
      default: failing('not-found'),
    },
  });

  return createApi().openapi(state, async (c) => {
    const { epoch, ...params } = c.req.valid('param');
    const { project } = await accessProject(db, c.var.user.id, params.project, 'read');
    const kept = await readEpochState(db, project, epoch);
    return presentState(kept, { ifNoneMatch: c.req.header('if-none-match'), immutable: false });
  });
}
