import { ChainPlan, ChainQuestion, CreateChain, CreatedChain, RequestStanding } from '@dailies/shared/http';
import { RequestId } from '@dailies/shared/ids';
import { createRoute } from '@hono/zod-openapi';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { askForChain } from '../../../actions/requests/askForChain.ts';
import { describePlan, planAsked } from '../../../actions/requests/planAsked.ts';
import { readRequestStanding } from '../../../actions/requests/readRequestStanding.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';

/** Requests as scripts wait for them, and those of several nodes. One is made, cancelled and confirmed with the document's commands. */
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
  const plan = createRoute({
    method: 'post',
    path: '/projects/{project}/requests/plan',
    tags: ['Runs'],
    summary: 'What a request of several nodes would run, reuse and skip; nothing is asked for',
    middleware: signedIn(services),
    request: { params: ProjectParams, body: jsonBody(ChainQuestion) },
    responses: {
      200: jsonAnswer('Its nodes in the order in which they are made.', ChainPlan),
      default: failing('not-found', 'invalid-input'),
    },
  });
  const chain = createRoute({
    method: 'post',
    path: '/projects/{project}/requests/chain',
    tags: ['Runs'],
    summary: 'Ask for takes of several nodes, those that are made from others after them',
    description:
      'Each node gets a request of its own that waits for those before it; what others are made from becomes the pick ' +
      'when it is made, unless its pick is locked. One that fails or is cancelled ends those after it.',
    middleware: signedIn(services),
    request: { params: ProjectParams, body: jsonBody(CreateChain), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The requests, and what was left out and why.', CreatedChain),
      default: failing('not-found', 'forbidden', 'invalid-input', 'invalid-graph', 'locked', 'conflict'),
    },
  });
  return createApi()
    .openapi(read, async (c) => {
      const { project: id, request } = c.req.valid('param');
      const { project } = await accessProject(services.db, c.var.user.id, id, 'read');
      return c.json(await readRequestStanding(services, project, request), 200);
    })
    .openapi(plan, async (c) => {
      const { id: user } = c.var.user;
      const { project } = await accessProject(services.db, user, c.req.valid('param').project, 'read');
      const asked = c.req.valid('json');
      const planned = await planAsked(services, project, asked);
      return c.json(await describePlan(services, { project, user }, asked, planned), 200);
    })
    .openapi(chain, async (c) => {
      const { id: user } = c.var.user;
      const access = await accessProject(services.db, user, c.req.valid('param').project, 'generate');
      const body = c.req.valid('json');
      const call = {
        user,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST chain', access.project, body],
      };
      const answer = await onceByKey(services.db, call, CreatedChain, () => askForChain(services, user, access, body));
      return c.json(answer, 201);
    });
}
