import { webhooks } from '@dailies/migrations/tables';
import { makeWebhookSecret } from '@dailies/outbound';
import { DailiesError } from '@dailies/shared/errors';
import { type CreateWebhook, ROTATION_HOURS, type UpdateWebhook, WEBHOOKS_AT_MOST } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { and, count, eq, sql } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { bodyOf, wakeDelivery } from '../../webhooks/queueEvents.ts';
import { recordAudit } from '../audit/recordAudit.ts';

interface Acting {
  readonly actor: UserId;
  readonly project: ProjectId;
}

const mine = (project: ProjectId, id: string) => and(eq(webhooks.projectId, project), eq(webhooks.id, id));
/** The audit log outlives the webhook: an address may hold a secret in its path. */
const hostOf = (url: string): string => new URL(url).host;
const missing = (id: string) => new DailiesError('not-found', `There is no webhook "${id}" in this project.`);

/** Makes a webhook. Its secret is answered this once, and kept encrypted. Throws `conflict` where there are too many. */
export async function createWebhook(
  { db, newId, webhookSecrets }: Pick<Services, 'db' | 'newId' | 'webhookSecrets'>,
  { actor, project }: Acting,
  { url, events }: CreateWebhook,
): Promise<{ id: string; secret: string }> {
  const id = newId();
  const secret = makeWebhookSecret();
  await db.transaction(async (tx) => {
    const [held] = await tx.select({ count: count() }).from(webhooks).where(eq(webhooks.projectId, project));
    if ((held?.count ?? 0) >= WEBHOOKS_AT_MOST) {
      throw new DailiesError('conflict', `A project has ${WEBHOOKS_AT_MOST} webhooks at most; remove one first.`);
    }
    await tx.insert(webhooks).values({
      id,
      projectId: project,
      url,
      events: [...new Set(events)],
      secret: webhookSecrets.seal(secret),
      createdBy: actor,
    });
    const details = { host: hostOf(url), events: events.join(' ') };
    await recordAudit(tx, { action: 'webhook.created', actor, project, subject: id, details });
  });
  return { id, secret };
}

/** Changes a webhook; turned on again, it begins without its failures. Throws `not-found`. */
export async function updateWebhook(
  { db }: Pick<Services, 'db'>,
  { actor, project }: Acting,
  id: string,
  { url, events, enabled }: UpdateWebhook,
): Promise<void> {
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(webhooks)
      .set({
        id,
        ...(url === undefined ? {} : { url }),
        ...(events === undefined ? {} : { events: [...new Set(events)] }),
        ...(enabled === undefined ? {} : { enabled, disabledWhy: null, failingSince: null }),
      })
      .where(mine(project, id))
      .returning({ id: webhooks.id });
    if (changed.length === 0) throw missing(id);
    const details = { ...(url === undefined ? {} : { host: hostOf(url) }), events: events?.join(' '), enabled };
    await recordAudit(tx, { action: 'webhook.changed', actor, project, subject: id, details });
  });
}

/** Makes a new secret; the old one signs beside it for a day, so that receivers can change over. Throws `not-found`. */
export async function rotateSecret(
  { db, webhookSecrets }: Pick<Services, 'db' | 'webhookSecrets'>,
  { actor, project }: Acting,
  id: string,
): Promise<string> {
  const secret = makeWebhookSecret();
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(webhooks)
      .set({
        previousSecret: sql`${webhooks.secret}`,
        previousUntil: sql`now() + make_interval(hours => ${ROTATION_HOURS})`,
        secret: webhookSecrets.seal(secret),
      })
      .where(mine(project, id))
      .returning({ id: webhooks.id });
    if (changed.length === 0) throw missing(id);
    await recordAudit(tx, { action: 'webhook.rotated', actor, project, subject: id });
  });
  return secret;
}

/** Removes a webhook with what waits for it. Throws `not-found`. */
export async function removeWebhook(
  { db }: Pick<Services, 'db'>,
  { actor, project }: Acting,
  id: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const removed = await tx.delete(webhooks).where(mine(project, id)).returning({ url: webhooks.url });
    const [row] = removed;
    if (row === undefined) throw missing(id);
    const details = { host: hostOf(row.url) };
    await recordAudit(tx, { action: 'webhook.removed', actor, project, subject: id, details });
  });
}

/** Sends a test to a webhook, also to one that is turned off. Answers the delivery's id. */
export async function sendTest(
  { sql: db, newId, now }: Pick<Services, 'sql' | 'newId' | 'now'>,
  { project }: Acting,
  webhook: string,
): Promise<string> {
  const id = newId();
  const body = bodyOf('test', now(), { project: { id: project }, text: 'This is a test from Dailies.' });
  await db.begin(async (tx) => {
    await tx`INSERT INTO webhook_deliveries (id, webhook_id, message_id, type, body)
      VALUES (${id}, ${webhook}, ${`evt_${id}`}, 'test', ${body})`;
    await wakeDelivery(tx, id);
  });
  return id;
}

/** Sends a delivery again, from its first attempt on, under the same webhook-id. */
export async function sendAgain({ sql: db }: Pick<Services, 'sql'>, delivery: string): Promise<void> {
  await db.begin(async (tx) => {
    await tx`UPDATE webhook_deliveries SET state = 'waiting' WHERE id = ${delivery}`;
    await wakeDelivery(tx, delivery);
  });
}
