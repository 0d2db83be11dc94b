import { RequestStanding } from '@dailies/shared/http';
import { RequestId } from '@dailies/shared/ids';
import { createRoute } from '@hono/zod-openapi';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { readRequestStanding } from '../../../actions/requests/readRequestStanding.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';

/** Requests as scripts wait for them. They are made, cancelled and confirmed with the document's commands. */
export function requestRoutes(services: Services) {
  const read = createRoute({
    method: 'get',
    path: '/projects/{project}/requests/{request}',
    tags: ['Runs'],
    summary: 'Where a request stands, with the takes that it made',
    middleware: signedIn(services),
    request: { params: ProjectParams.extend({ request: RequestId }) },
    responses: {
      200: jsonAnswer('The request with each of its runs.', RequestStanding),
      default: failing('not-found'),
    },
  });
  return createApi().openapi(read, async (c) => {
    const { project: id, request } = c.req.valid('param');
    const { project } = await accessProject(services.db, c.var.user.id, id, 'read');
    return c.json(await readRequestStanding(services, project, request), 200);
  });
}
