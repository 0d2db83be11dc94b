import { user, webhookDeliveries, webhooks } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { Webhook, WebhookDelivery } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import { decodeCursor, pageOfRows } from '../cursor.ts';

async function select(db: Queryable, where: SQL | undefined): Promise<Webhook[]> {
  const rows = await db
    .select({
      id: webhooks.id,
      url: webhooks.url,
      events: webhooks.events,
      enabled: webhooks.enabled,
      disabledWhy: webhooks.disabledWhy,
      failingSince: webhooks.failingSince,
      createdAt: webhooks.createdAt,
      createdBy: webhooks.createdBy,
      creatorName: user.name,
    })
    .from(webhooks)
    .leftJoin(user, eq(user.id, webhooks.createdBy))
    .where(where)
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
  return rows.map(({ createdBy, creatorName, createdAt, failingSince, ...row }) => ({
    ...row,
    failingSince: failingSince?.toISOString() ?? null,
    createdBy: { id: createdBy, name: creatorName ?? 'Somebody' },
    createdAt: createdAt.toISOString(),
  }));
}

/** A project's webhooks, oldest first. */
export const listWebhooks = (db: Queryable, project: ProjectId): Promise<Webhook[]> =>
  select(db, eq(webhooks.projectId, project));

/** Throws `not-found`. */
export async function readWebhook(db: Queryable, project: ProjectId, id: string): Promise<Webhook> {
  const [row] = await select(db, and(eq(webhooks.projectId, project), eq(webhooks.id, id)));
  if (row === undefined) throw new DailiesError('not-found', `There is no webhook "${id}" in this project.`);
  return row;
}

const deliveryColumns = {
  id: webhookDeliveries.id,
  type: webhookDeliveries.type,
  state: webhookDeliveries.state,
  attempts: webhookDeliveries.attempts,
  status: webhookDeliveries.status,
  answer: webhookDeliveries.answer,
  createdAt: webhookDeliveries.createdAt,
  lastAt: webhookDeliveries.lastAt,
  cursorAt: sql<string>`${webhookDeliveries.createdAt}::text`,
};

const selectDeliveries = (db: Queryable, where: SQL | undefined) =>
  db
    .select(deliveryColumns)
    .from(webhookDeliveries)
    .where(where)
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id));

type DeliveryRow = Awaited<ReturnType<typeof selectDeliveries>>[number];

const presentDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  type: row.type,
  state: row.state,
  attempts: row.attempts,
  status: row.status,
  answer: row.answer,
  createdAt: row.createdAt.toISOString(),
  lastAt: row.lastAt?.toISOString() ?? null,
});

/** A page of what was sent to a webhook, newest first. */
export async function listDeliveries(
  db: Queryable,
  webhook: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: WebhookDelivery[]; next: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const { rows, next } = pageOfRows(
    await selectDeliveries(
      db,
      and(
        eq(webhookDeliveries.webhookId, webhook),
        after &&
          sql`(${webhookDeliveries.createdAt}, ${webhookDeliveries.id}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    ).limit(limit + 1),
    limit,
  );
  return { items: rows.map(presentDelivery), next };
}

/** Throws `not-found`. */
export async function readDelivery(db: Queryable, webhook: string, id: string): Promise<WebhookDelivery> {
  const [row] = await selectDeliveries(db, and(eq(webhookDeliveries.webhookId, webhook), eq(webhookDeliveries.id, id)));
  if (row === undefined) throw new DailiesError('not-found', `There is no delivery "${id}" of this webhook.`);
  return presentDelivery(row);
}
