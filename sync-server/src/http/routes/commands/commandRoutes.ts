import { requestTakes } from '@dailies/shared/commands';
import { CommandResults, CreatedRequest, CreateRequest, RunCommands } from '@dailies/shared/http';
import { RequestId, runIdOf } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import type { Doc } from 'yjs';
import { readGraph } from '../../../actions/commands/readGraph.ts';
import { runCommands } from '../../../actions/commands/runCommands.ts';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import type { Services } from '../../../Services.ts';
import { checkMatch } from '../../entityTags.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';

const CommandHeaders = IdempotencyHeaders.extend({
  'if-match': z
    .string()
    .optional()
    .describe(
      'The ETag of `GET /projects/{project}/graph`: the commands are run only while that is as it was read, else the answer is `stale`.',
    ),
});

const Graph = z.record(z.string(), z.record(z.string(), z.unknown()));

/** A project's document as scripts use it: read it, change it with commands, ask for takes. */
export function commandRoutes(services: Services) {
  const { db, documents, newId } = services;
  const middleware = signedIn(services);
  const tags = ['Document'];
  const graph = createRoute({
    method: 'get',
    path: '/projects/{project}/graph',
    tags,
    summary: 'The document as JSON: settings, nodes, edges, picks, tracking, requests, runs, takes, comments …',
    middleware,
    request: { params: ProjectParams },
    responses: { 200: jsonAnswer('Each part of the document by name.', Graph), default: failing('not-found') },
  });
  const commands = createRoute({
    method: 'post',
    path: '/projects/{project}/commands',
    tags,
    summary: 'Run commands, all or none',
    description:
      'The same commands as the interface runs, under your role. What a role may not write itself it may ask for here: ' +
      'a producer creates and names shots, an artist hands an own shot in for approval.',
    middleware,
    request: { params: ProjectParams, body: jsonBody(RunCommands), headers: CommandHeaders },
    responses: {
      200: jsonAnswer('What each command returned.', CommandResults),
      default: failing('not-found', 'forbidden', 'invalid-input', 'conflict', 'stale', 'locked', 'storage'),
    },
  });
  const request = createRoute({
    method: 'post',
    path: '/projects/{project}/requests',
    tags,
    summary: 'Ask for takes of a node',
    middleware,
    request: { params: ProjectParams, body: jsonBody(CreateRequest), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The request, and the runs that it will have.', CreatedRequest),
      default: failing('not-found', 'forbidden', 'invalid-graph', 'locked', 'conflict'),
    },
  });

  return createApi()
    .openapi(graph, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'read');
      return c.json(await documents.read(project, readGraph), 200);
    })
    .openapi(commands, async (c) => {
      const { id: user } = c.var.user;
      const body = c.req.valid('json');
      const access = await accessProject(db, user, c.req.valid('param').project, 'command');
      const { 'idempotency-key': key, 'if-match': ifMatch } = c.req.valid('header');
      // In the document's own step, as people change it meanwhile; and behind the key, as a repetition is no change.
      const check = (doc: Doc): void => {
        if (ifMatch !== undefined) checkMatch(ifMatch, JSON.stringify(readGraph(doc)));
      };
      const call = { user, key, request: ['POST commands', access.project, body] };
      const answer = await onceByKey(db, call, CommandResults, async () => ({
        results: await runCommands(services, user, access, body.commands, check),
      }));
      return c.json(answer, 200);
    })
    .openapi(request, async (c) => {
      const { id: user } = c.var.user;
      const body = c.req.valid('json');
      const access = await accessProject(db, user, c.req.valid('param').project, 'generate');
      const call = {
        user,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST requests', access.project, body],
      };
      const answer = await onceByKey(db, call, CreatedRequest, async () => {
        const id = body.id ?? RequestId.parse(newId());
        // A script has seen no recipe: the one at dispatch counts.
        const args = { ...body, id, kind: 'generate', recipe: null };
        await runCommands(services, user, access, [{ name: requestTakes.name, args }]);
        return { id, runs: Array.from({ length: body.variations }, (_, variation) => runIdOf(id, variation)) };
      });
      return c.json(answer, 201);
    });
}
