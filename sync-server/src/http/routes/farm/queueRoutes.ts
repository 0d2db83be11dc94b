import { DailiesError, unwrap } from '@dailies/shared/errors';
import { ChangeFarmSettings, ChangePriority, CreatedRequest, FarmQueue, FarmSettings } from '@dailies/shared/http';
import { RunId, runIdOf } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { cancelForQueue, pauseQueue, readPaused, retryRun, setPriority } from '../../../actions/farm/changeQueue.ts';
import { NodeTitles } from '../../../actions/farm/NodeTitles.ts';
import { QueueSnapshot } from '../../../actions/farm/QueueSnapshot.ts';
import { readQueue, readStandings } from '../../../actions/farm/readQueue.ts';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { readRun } from '../../../actions/runs/readRun.ts';
import { tokenBounds } from '../../../auth/index.ts';
import { mayManageFarm } from '../../../policies/installationPolicy.ts';
import { mayPrioritise } from '../../../policies/queuePolicy.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders } from '../../openapi/params.ts';

const RunParams = z.object({ run: RunId });

/** What runs and what waits, with its order. */
export function queueRoutes(services: Services) {
  const { db } = services;
  const shared = { middleware: signedIn(services), tags: ['Farm'] };
  const one = { ...shared, request: { params: RunParams } };
  const snapshot = new QueueSnapshot(services);
  const titles = new NodeTitles(services);
  const queue = createRoute({
    ...shared,
    method: 'get',
    path: '/farm/queue',
    summary: 'What runs and what waits, with why and for how long',
    description:
      "The runs of your projects; of the other projects' how many there are. The owner of the installation sees all of them.",
    responses: { 200: jsonAnswer('The queue.', FarmQueue), default: failing('unauthenticated') },
  });
  const settings = createRoute({
    ...shared,
    method: 'get',
    path: '/farm/settings',
    summary: 'Whether the queue is paused',
    responses: {
      200: jsonAnswer('What holds for the whole queue.', FarmSettings),
      default: failing('unauthenticated'),
    },
  });
  const change = createRoute({
    ...shared,
    method: 'patch',
    path: '/farm/settings',
    summary: 'Pause the queue, or let it go on; for the owner of the installation',
    description: 'What runs is finished; nothing new starts while it is paused.',
    request: { body: jsonBody(ChangeFarmSettings) },
    responses: {
      200: jsonAnswer('As it is now.', FarmSettings),
      default: failing('forbidden', 'invalid-input', 'stale'),
    },
  });
  const cancel = createRoute({
    ...one,
    method: 'post',
    path: '/farm/runs/{run}/cancel',
    summary: 'Cancel the request of any run; for the owner of the installation, and those who generate in its project',
    responses: { 204: { description: 'It stops within seconds.' }, default: failing('not-found', 'forbidden') },
  });
  const prioritise = createRoute({
    ...one,
    method: 'post',
    path: '/farm/runs/{run}/priority',
    summary: 'Say whether a run that waits goes before others',
    description:
      'Directors and producers of its project move it between `interactive` and `batch`; the owner of the installation raises it before all others.',
    request: { params: RunParams, body: jsonBody(ChangePriority) },
    responses: { 204: { description: 'It is.' }, default: failing('not-found', 'forbidden', 'conflict') },
  });
  const retry = createRoute({
    ...shared,
    request: { params: RunParams, headers: IdempotencyHeaders },
    method: 'post',
    path: '/farm/runs/{run}/retry',
    summary: "Ask for what failed of a run's request again, as its node is now",
    responses: {
      201: jsonAnswer('The new request.', CreatedRequest),
      default: failing('not-found', 'forbidden', 'conflict', 'locked'),
    },
  });

  const find = async (id: RunId) => {
    const row = await readRun(db, id);
    if (row === undefined) throw new DailiesError('not-found', `There is no run "${id}" that you can see.`);
    return row;
  };
  /** A token is limited to the projects of its person. */
  const seesAll = (c: Context<AppEnv>): boolean => mayManageFarm(c.var.user).ok && tokenBounds.getStore() === undefined;

  return createApi()
    .openapi(queue, async (c) => {
      const reader = { id: c.var.user.id, seesAll: seesAll(c) };
      return c.json(await readQueue(services, { snapshot, titles }, reader), 200);
    })
    .openapi(settings, async (c) => c.json({ paused: await readPaused(services) }, 200))
    .openapi(change, async (c) => {
      unwrap(mayManageFarm(c.var.user));
      await pauseQueue(services, c.var.user.id, c.req.valid('json').paused);
      snapshot.forget();
      return c.json({ paused: await readPaused(services) }, 200);
    })
    .openapi(cancel, async (c) => {
      const row = await find(c.req.valid('param').run);
      if (!seesAll(c)) await accessProject(db, c.var.user.id, row.projectId, 'generate');
      await cancelForQueue(services, c.var.user.id, row);
      snapshot.forget();
      return c.body(null, 204);
    })
    .openapi(prioritise, async (c) => {
      const { id, projectId } = await find(c.req.valid('param').run);
      const { priority } = c.req.valid('json');
      if (!seesAll(c)) await accessProject(db, c.var.user.id, projectId, 'prioritise');
      const standing = (await readStandings(db, c.var.user.id)).get(projectId);
      if (!mayPrioritise({ standing, seesAll: seesAll(c) }).includes(priority)) {
        throw new DailiesError(
          'forbidden',
          'Only the owner of this installation puts a run before those of all projects; ask whoever made the first account.',
        );
      }
      await setPriority(services, id, priority);
      snapshot.forget();
      return c.body(null, 204);
    })
    .openapi(retry, async (c) => {
      const row = await find(c.req.valid('param').run);
      const access = await accessProject(db, c.var.user.id, row.projectId, 'generate');
      const user = c.var.user.id;
      const call = { user, key: c.req.valid('header')['idempotency-key'], request: ['POST retry', row.id] };
      const answer = await onceByKey(db, call, CreatedRequest, async () => {
        const { id, variations } = await retryRun(services, user, access, row);
        return { id, runs: Array.from({ length: variations }, (_, variation) => runIdOf(id, variation)) };
      });
      return c.json(answer, 201);
    });
}
