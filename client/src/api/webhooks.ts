import {
  CreatedWebhook,
  type CreateWebhook,
  pageOf,
  type UpdateWebhook,
  Webhook,
  WebhookDelivery,
  WebhookSecret,
} from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const Webhooks = z.object({ items: z.array(Webhook) });
const Deliveries = pageOf(WebhookDelivery);
const LATEST = 20;
/** While something waits, what becomes of it is asked for. */
const LOOK_MS = 2_000;

const at = (project: ProjectId, webhook?: string): `/api/${string}` =>
  webhook === undefined ? `/api/v1/projects/${project}/webhooks` : `/api/v1/projects/${project}/webhooks/${webhook}`;

export const webhooksQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'webhooks'],
    queryFn: async (): Promise<readonly Webhook[]> => (await callApi(Webhooks, at(project))).items,
  });

/** The last of what was sent to a webhook. */
export const deliveriesQuery = (project: ProjectId, webhook: string) =>
  queryOptions({
    queryKey: ['project', project, 'webhooks', webhook, 'deliveries'],
    queryFn: async (): Promise<readonly WebhookDelivery[]> =>
      (await callApi(Deliveries, `${at(project, webhook)}/deliveries?limit=${LATEST}`)).items,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'waiting') === true ? LOOK_MS : false),
  });

export const createWebhook = (project: ProjectId, wanted: CreateWebhook): Promise<CreatedWebhook> =>
  callApi(CreatedWebhook, at(project), { method: 'POST', json: wanted });

export const updateWebhook = (project: ProjectId, webhook: string, changes: UpdateWebhook): Promise<Webhook> =>
  callApi(Webhook, at(project, webhook), { method: 'PATCH', json: changes });

export const removeWebhook = (project: ProjectId, webhook: string): Promise<unknown> =>
  callApi(z.unknown(), at(project, webhook), { method: 'DELETE' });

export const rotateWebhookSecret = async (project: ProjectId, webhook: string): Promise<string> =>
  (await callApi(WebhookSecret, `${at(project, webhook)}/secret`, { method: 'POST' })).secret;

export const testWebhook = (project: ProjectId, webhook: string): Promise<WebhookDelivery> =>
  callApi(WebhookDelivery, `${at(project, webhook)}/test`, { method: 'POST' });

export const sendAgain = (project: ProjectId, webhook: string, delivery: string): Promise<WebhookDelivery> =>
  callApi(WebhookDelivery, `${at(project, webhook)}/deliveries/${delivery}/again`, { method: 'POST' });
