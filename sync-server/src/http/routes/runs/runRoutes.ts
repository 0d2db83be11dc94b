import { cancelRequest } from '@dailies/shared/commands';
import { DailiesError } from '@dailies/shared/errors';
import { Run } from '@dailies/shared/http';
import { RunId } from '@dailies/shared/ids';
import { RunOutcome } from '@dailies/shared/runs';
import { createRoute, z } from '@hono/zod-openapi';
import { runCommands } from '../../../actions/commands/runCommands.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { readPreview } from '../../../actions/runs/readPreview.ts';
import { readRun, type RunRow } from '../../../actions/runs/readRun.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, fileAnswer, jsonAnswer } from '../../openapi/answers.ts';

const RunParams = z.object({ run: RunId });

const presentRun = (row: RunRow): Run => ({
  id: row.id,
  project: row.projectId,
  request: row.requestId,
  node: row.nodeId,
  variation: row.variation,
  state: row.state,
  fraction: row.fraction,
  phase: row.phase,
  attempt: row.attempt,
  cancelRequested: row.cancelRequested,
  outcome: RunOutcome.nullable().parse(row.outcome),
  log: row.log,
  requestedAt: row.requestedAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
});

/** Runs: where one stands, and cancelling what it belongs to. */
export function runRoutes(services: Services) {
  const { db } = services;
  const middleware = signedIn(services);
  const tags = ['Runs'];
  const read = createRoute({
    method: 'get',
    path: '/runs/{run}',
    tags,
    summary: 'A run',
    middleware,
    request: { params: RunParams },
    responses: { 200: jsonAnswer('The run.', Run), default: failing('not-found') },
  });
  const preview = createRoute({
    method: 'get',
    path: '/runs/{run}/preview',
    tags,
    summary: "A picture of a run's work as it stands",
    description: 'Progress says by a number that rises that there is a new one; it is gone when the run has ended.',
    middleware,
    request: { params: RunParams },
    responses: { 200: fileAnswer('A PNG, JPEG or WebP.'), default: failing('not-found') },
  });
  const cancel = createRoute({
    method: 'post',
    path: '/runs/{run}/cancel',
    tags,
    summary: 'Cancel the request of a run: what has ended stays, the rest stops',
    middleware,
    request: { params: RunParams },
    responses: {
      202: jsonAnswer('The run as it stands; it stops within seconds.', Run),
      default: failing('not-found', 'forbidden'),
    },
  });

  const find = async (id: RunId): Promise<RunRow> => {
    const row = await readRun(db, id);
    if (row === undefined) throw new DailiesError('not-found', `There is no run "${id}" that you can see.`);
    return row;
  };

  return createApi()
    .openapi(read, async (c) => {
      const row = await find(c.req.valid('param').run);
      await accessProject(db, c.var.user.id, row.projectId, 'read');
      return c.json(presentRun(row), 200);
    })
    .openapi(preview, async (c) => {
      const { id, projectId } = await find(c.req.valid('param').run);
      await accessProject(db, c.var.user.id, projectId, 'read');
      const found = await readPreview(services.sql, id);
      if (found === undefined) throw new DailiesError('not-found', 'There is no picture of the work of this run.');
      return c.body(found.picture, 200, {
        'content-type': found.media_type,
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'; sandbox",
      });
    })
    .openapi(cancel, async (c) => {
      const { id, projectId, requestId } = await find(c.req.valid('param').run);
      const access = await accessProject(db, c.var.user.id, projectId, 'generate');
      await runCommands(services, c.var.user.id, access, [{ name: cancelRequest.name, args: { request: requestId } }]);
      return c.json(presentRun(await find(id)), 202);
    });
}
