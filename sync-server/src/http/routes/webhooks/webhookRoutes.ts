import {
  CreatedWebhook,
  CreateWebhook,
  pageOf,
  PageQuery,
  UpdateWebhook,
  Webhook,
  WebhookDelivery,
  WebhookSecret,
} from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { shownOnce } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { listDeliveries, listWebhooks, readDelivery, readWebhook } from '../../../actions/webhooks/readWebhooks.ts';
import {
  createWebhook,
  removeWebhook,
  rotateSecret,
  sendAgain,
  sendTest,
  updateWebhook,
} from '../../../actions/webhooks/writeWebhooks.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';

const WebhookParams = ProjectParams.extend({ webhook: z.string().max(64) });
const DeliveryParams = WebhookParams.extend({ delivery: z.string().max(64) });

/** A project's webhooks, and what was sent to them. */
export function webhookRoutes(services: Services) {
  const { db } = services;
  const shared = { middleware: signedIn(services), tags: ['Webhooks'] };
  const one = { ...shared, request: { params: WebhookParams } };
  const path = '/projects/{project}/webhooks';
  const list = createRoute({
    ...shared,
    method: 'get',
    path,
    summary: "A project's webhooks, oldest first",
    request: { params: ProjectParams },
    responses: {
      200: jsonAnswer('The webhooks.', z.object({ items: z.array(Webhook) })),
      default: failing('not-found', 'forbidden'),
    },
  });
  const create = createRoute({
    ...shared,
    method: 'post',
    path,
    summary: 'Have events sent to an address',
    description:
      'They are POSTed as JSON, `{type, timestamp, data}`, signed by [Standard Webhooks](https://www.standardwebhooks.com) ' +
      'in `webhook-id`, `webhook-timestamp` and `webhook-signature`, and tried again for about a day until the answer is a ' +
      'success. `secret` is shown this once.',
    request: { params: ProjectParams, body: jsonBody(CreateWebhook), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The webhook, with its secret.', CreatedWebhook),
      default: failing('not-found', 'forbidden', 'invalid-input', 'conflict'),
    },
  });
  const read = createRoute({
    ...one,
    method: 'get',
    path: `${path}/{webhook}`,
    summary: 'A webhook',
    responses: { 200: jsonAnswer('The webhook.', Webhook), default: failing('not-found', 'forbidden') },
  });
  const update = createRoute({
    ...one,
    method: 'patch',
    path: `${path}/{webhook}`,
    summary: 'Change where a webhook sends what, or turn it off or on',
    request: { params: WebhookParams, body: jsonBody(UpdateWebhook) },
    responses: {
      200: jsonAnswer('The webhook.', Webhook),
      default: failing('not-found', 'forbidden', 'invalid-input', 'stale'),
    },
  });
  const remove = createRoute({
    ...one,
    method: 'delete',
    path: `${path}/{webhook}`,
    summary: 'Remove a webhook with what waits for it',
    responses: { 204: { description: 'Removed.' }, default: failing('not-found', 'forbidden', 'stale') },
  });
  const rotate = createRoute({
    ...one,
    method: 'post',
    path: `${path}/{webhook}/secret`,
    summary: 'Make a new secret',
    description: 'For a day the old one signs beside it: each message then has two signatures.',
    responses: {
      200: jsonAnswer('The secret; shown this once.', WebhookSecret),
      default: failing('not-found', 'forbidden'),
    },
  });
  const test = createRoute({
    ...one,
    method: 'post',
    path: `${path}/{webhook}/test`,
    summary: 'Send a test, also to a webhook that is turned off',
    responses: { 200: jsonAnswer('The delivery.', WebhookDelivery), default: failing('not-found', 'forbidden') },
  });
  const deliveries = createRoute({
    ...one,
    method: 'get',
    path: `${path}/{webhook}/deliveries`,
    summary: 'What was sent in the last 30 days, newest first',
    request: { params: WebhookParams, query: PageQuery },
    responses: {
      200: jsonAnswer('A page of deliveries.', pageOf(WebhookDelivery)),
      default: failing('not-found', 'forbidden', 'invalid-input'),
    },
  });
  const again = createRoute({
    ...one,
    method: 'post',
    path: `${path}/{webhook}/deliveries/{delivery}/again`,
    summary: 'Send a delivery again, under the same webhook-id',
    request: { params: DeliveryParams },
    responses: { 200: jsonAnswer('The delivery.', WebhookDelivery), default: failing('not-found', 'forbidden') },
  });

  const managed = async (c: Context<AppEnv>, asked: ProjectId) => {
    const { project } = await accessProject(db, c.var.user.id, asked, 'manageWebhooks');
    return { actor: c.var.user.id, project };
  };
  /** Whoever may manage the webhooks of the project, and the webhook, which is there. */
  const found = async (c: Context<AppEnv>, params: z.infer<typeof WebhookParams>) => {
    const acting = await managed(c, params.project);
    return { acting, webhook: await readWebhook(db, acting.project, params.webhook) };
  };

  return createApi()
    .openapi(list, async (c) => {
      const { project } = await managed(c, c.req.valid('param').project);
      return c.json({ items: await listWebhooks(db, project) }, 200);
    })
    .openapi(create, async (c) => {
      const acting = await managed(c, c.req.valid('param').project);
      const body = c.req.valid('json');
      const key = c.req.valid('header')['idempotency-key'];
      const call = { user: acting.actor, key, request: ['POST webhooks', acting.project, body] };
      const { id, secret } = await shownOnce(db, call, () => createWebhook(services, acting, body));
      return c.json({ ...(await readWebhook(db, acting.project, id)), secret }, 201);
    })
    .openapi(read, async (c) => c.json((await found(c, c.req.valid('param'))).webhook, 200))
    .openapi(update, async (c) => {
      const { acting, webhook } = await found(c, c.req.valid('param'));
      await updateWebhook(services, acting, webhook.id, c.req.valid('json'));
      return c.json(await readWebhook(db, acting.project, webhook.id), 200);
    })
    .openapi(remove, async (c) => {
      const { acting, webhook } = await found(c, c.req.valid('param'));
      await removeWebhook(services, acting, webhook.id);
      return c.body(null, 204);
    })
    .openapi(rotate, async (c) => {
      const { acting, webhook } = await found(c, c.req.valid('param'));
      return c.json({ secret: await rotateSecret(services, acting, webhook.id) }, 200);
    })
    .openapi(test, async (c) => {
      const { acting, webhook } = await found(c, c.req.valid('param'));
      const delivery = await sendTest(services, acting, webhook.id);
      return c.json(await readDelivery(db, webhook.id, delivery), 200);
    })
    .openapi(deliveries, async (c) => {
      const { webhook } = await found(c, c.req.valid('param'));
      return c.json(await listDeliveries(db, webhook.id, c.req.valid('query')), 200);
    })
    .openapi(again, async (c) => {
      const params = c.req.valid('param');
      const { webhook } = await found(c, params);
      const { id } = await readDelivery(db, webhook.id, params.delivery);
      await sendAgain(services, id);
      return c.json(await readDelivery(db, webhook.id, id), 200);
    });
}
