import { unwrap } from '@dailies/shared/errors';
import { ChangePipeline, ListedPipeline, PublishPipeline, TestedPipeline, TestPipeline } from '@dailies/shared/http';
import { pipelineName, PipelineRef } from '@dailies/shared/runs';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { enablePipeline, listPipelines, publishPipeline, readPipeline } from '../../../actions/farm/pipelines.ts';
import { testPipeline } from '../../../actions/farm/testPipeline.ts';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { mayManageFarm } from '../../../policies/installationPolicy.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders } from '../../openapi/params.ts';

const PipelineParams = z.object({
  pipeline: PipelineRef.shape.id,
  version: z.coerce.number().pipe(PipelineRef.shape.version),
});

/** The ways to run modules, as data. */
export function pipelineRoutes(services: Services) {
  const { db } = services;
  const shared = { middleware: signedIn(services), tags: ['Catalogue'] };
  const list = createRoute({
    ...shared,
    method: 'get',
    path: '/pipelines',
    summary: 'The published pipelines, newest version first',
    responses: {
      200: jsonAnswer('The pipelines.', z.object({ items: z.array(ListedPipeline) })),
      default: failing('unauthenticated'),
    },
  });
  const publish = createRoute({
    ...shared,
    method: 'post',
    path: '/pipelines',
    summary: 'Publish a pipeline, or a new version of one; for the owner of the installation',
    description:
      'A version never changes: takes name it. The same one again changes nothing. What runs on the job-runners themselves (`builtin`, `process`) comes with the installation.',
    request: { body: jsonBody(PublishPipeline) },
    responses: {
      201: jsonAnswer('The pipeline.', ListedPipeline),
      default: failing('forbidden', 'invalid-input', 'conflict'),
    },
  });
  const read = createRoute({
    ...shared,
    method: 'get',
    path: '/pipelines/{pipeline}/{version}',
    summary: 'A version of a pipeline',
    request: { params: PipelineParams },
    responses: { 200: jsonAnswer('The pipeline.', ListedPipeline), default: failing('not-found') },
  });
  const change = createRoute({
    ...shared,
    method: 'patch',
    path: '/pipelines/{pipeline}/{version}',
    summary: 'Offer a version of a pipeline, or offer it no more; for the owner of the installation',
    request: { params: PipelineParams, body: jsonBody(ChangePipeline) },
    responses: {
      200: jsonAnswer('The pipeline.', ListedPipeline),
      default: failing('forbidden', 'not-found', 'invalid-input', 'stale'),
    },
  });
  const test = createRoute({
    ...shared,
    method: 'post',
    path: '/pipelines/{pipeline}/{version}/test',
    summary: 'Try a pipeline in a project; for the owner of the installation who generates there',
    description: 'A new node with the pipeline connected is asked for a take, as anybody would.',
    request: { params: PipelineParams, body: jsonBody(TestPipeline), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The node, and the request.', TestedPipeline),
      default: failing('forbidden', 'not-found', 'invalid-input', 'conflict', 'locked'),
    },
  });

  const managing = (c: Context<AppEnv>) => {
    unwrap(mayManageFarm(c.var.user));
    return c.var.user.id;
  };
  const refOf = ({ pipeline: id, version }: z.output<typeof PipelineParams>): PipelineRef => ({ id, version });

  return createApi()
    .openapi(list, async (c) => c.json({ items: await listPipelines(db) }, 200))
    .openapi(publish, async (c) => {
      const ref = await publishPipeline(services, managing(c), c.req.valid('json'));
      return c.json(await readPipeline(db, ref), 201);
    })
    .openapi(read, async (c) => c.json(await readPipeline(db, refOf(c.req.valid('param'))), 200))
    .openapi(change, async (c) => {
      const actor = managing(c);
      const ref = refOf(c.req.valid('param'));
      await enablePipeline(services, actor, ref, c.req.valid('json').enabled);
      return c.json(await readPipeline(db, ref), 200);
    })
    .openapi(test, async (c) => {
      const actor = managing(c);
      const pipeline = await readPipeline(db, refOf(c.req.valid('param')));
      const { project, params } = c.req.valid('json');
      const access = await accessProject(db, actor, project, 'generate');
      const call = {
        user: actor,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST test', access.project, pipelineName(pipeline), params],
      };
      const answer = await onceByKey(db, call, TestedPipeline, () =>
        testPipeline(services, actor, access, pipeline, { params }),
      );
      return c.json(answer, 201);
    });
}
