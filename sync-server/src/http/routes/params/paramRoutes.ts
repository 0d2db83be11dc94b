import { pageOf, PageQuery, ParamChange } from '@dailies/shared/http';
import { NodeId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { readParamHistory } from '../../../actions/params/readParamHistory.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';

const ParamParams = ProjectParams.extend({ node: NodeId, param: z.string().min(1).max(100) });

/** What single params were set to, by whom and when. */
export function paramRoutes(services: Services) {
  const history = createRoute({
    method: 'get',
    path: '/projects/{project}/nodes/{node}/params/{param}/history',
    tags: ['History'],
    summary: 'The values that a param of a node was given, with who and when, newest first',
    description:
      'What one person gives it within a few seconds is one value, and a text that is typed one value until a pause. ' +
      'A value that is left out is the default. Also of nodes that are deleted.',
    middleware: signedIn(services),
    request: { params: ParamParams, query: PageQuery },
    responses: {
      200: jsonAnswer('A page of values.', pageOf(ParamChange)),
      default: failing('not-found', 'invalid-input'),
    },
  });
  return createApi().openapi(history, async (c) => {
    const { project: asked, node, param } = c.req.valid('param');
    const { project } = await accessProject(services.db, c.var.user.id, asked, 'read');
    return c.json(await readParamHistory(services, project, { node, param, ...c.req.valid('query') }), 200);
  });
}
