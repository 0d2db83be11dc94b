import { ChangeUploadLimits, UploadLimits } from '@dailies/shared/http';
import { createRoute } from '@hono/zod-openapi';
import { changeUploadLimits, readUploadLimits } from '../../../actions/media/uploadLimits.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';

/** How large files may be in a project. */
export function uploadLimitRoutes(services: Services) {
  const path = '/projects/{project}/upload-limits';
  const read = createRoute({
    method: 'get',
    path,
    tags: ['Media'],
    summary: 'Bytes of an uploaded file at most, by what it is',
    middleware: signedIn(services),
    request: { params: ProjectParams },
    responses: { 200: jsonAnswer('The limits.', UploadLimits), default: failing('not-found') },
  });
  const change = createRoute({
    method: 'patch',
    path,
    tags: ['Media'],
    summary: "Set limits of the project's own, below the installation's; null takes one away",
    middleware: signedIn(services),
    request: { params: ProjectParams, body: jsonBody(ChangeUploadLimits) },
    responses: {
      200: jsonAnswer('The limits now.', UploadLimits),
      default: failing('not-found', 'forbidden', 'invalid-input', 'locked'),
    },
  });
  return createApi()
    .openapi(read, async (c) => {
      const { project } = await accessProject(services.db, c.var.user.id, c.req.valid('param').project, 'read');
      return c.json(await readUploadLimits(services.db, project), 200);
    })
    .openapi(change, async (c) => {
      const { project } = await accessProject(services.db, c.var.user.id, c.req.valid('param').project, 'limitUploads');
      return c.json(await changeUploadLimits(services.db, project, c.req.valid('json')), 200);
    });
}
