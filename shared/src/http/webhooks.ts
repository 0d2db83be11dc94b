import { z } from 'zod';
import { UserId } from '../ids/index.ts';

/** What a webhook is told of: the stable type of the event, and what it says to people. */
export const WEBHOOK_EVENTS = {
  'take.ready': 'A take is ready',
  'comment.created': 'Somebody comments',
  'shot.status': 'A shot gets another status',
} as const;

export const WebhookEvent = z.enum(['take.ready', 'comment.created', 'shot.status']);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

export const WEBHOOKS_AT_MOST = 20;
/** After a rotation both secrets sign for so long. */
export const ROTATION_HOURS = 24;
/** Deliveries are listed for so long. */
export const DELIVERIES_KEPT_DAYS = 30;
/** The task of Graphile Worker that sends one delivery; its payload is `DeliveryJob`. */
export const DELIVER_TASK = 'deliver_webhook';
/** With pauses of e, e², e³ … seconds, at most 6 hours: for about a day. */
export const DELIVERY_ATTEMPTS = 13;

export const DeliveryJob = z.object({ delivery: z.string() });

const Target = z
  .string()
  .trim()
  .max(2_000)
  .regex(
    // Without a flag: the pattern of a JSON Schema has none.
    /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[^/?#@\s\\]+(?:[/?#]\S*)?$/,
    'It must be an address as https://example.org/hook, without a name or a password in it.',
  )
  .pipe(z.url('It must be an address as https://example.org/hook.'));

const Events = z.array(WebhookEvent).min(1, 'Choose what it is told of.').max(WebhookEvent.options.length);

/** Where a project's events are sent. Its secret is shown when it is made or rotated. */
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(WebhookEvent),
  enabled: z.boolean(),
  /** Why it was turned off by itself; null: it was not. */
  disabledWhy: z.string().nullable(),
  /** The first failure since the last success; null: the last delivery was taken. */
  failingSince: z.iso.datetime().nullable(),
  createdBy: z.object({ id: UserId, name: z.string() }),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof Webhook>;

export const CreateWebhook = z.strictObject({ url: Target, events: Events });
export type CreateWebhook = z.infer<typeof CreateWebhook>;

export const UpdateWebhook = z.strictObject({
  url: Target.optional(),
  events: Events.optional(),
  enabled: z.boolean().optional(),
});
export type UpdateWebhook = z.infer<typeof UpdateWebhook>;

/** Shown this once. `whsec_` and base64, as libraries of Standard Webhooks take it. */
export const WebhookSecret = z.object({ secret: z.string() });
export const CreatedWebhook = Webhook.extend(WebhookSecret.shape);
export type CreatedWebhook = z.infer<typeof CreatedWebhook>;

export const DeliveryState = z.enum(['waiting', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One event that was sent, or is to be sent, to one webhook. */
export const WebhookDelivery = z.object({
  id: z.string(),
  type: z.union([WebhookEvent, z.literal('test')]),
  state: DeliveryState,
  attempts: z.int(),
  /** The status of the last answer; null: there was none. */
  status: z.int().nullable(),
  /** The beginning of the last answer, or why there was none. */
  answer: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastAt: z.iso.datetime().nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
