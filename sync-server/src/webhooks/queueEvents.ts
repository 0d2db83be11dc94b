import type { Sql, Tx } from '@dailies/migrations';
import { DELIVER_TASK, DELIVERIES_KEPT_DAYS, DELIVERY_ATTEMPTS } from '@dailies/shared/http';
import { type ProjectId, sha256Hex } from '@dailies/shared/ids';
import type { ProjectEvent } from './eventsOf.ts';

const OLD_MS = 86_400_000;

/** Wakes a runner to send a delivery; in the transaction that wrote it. */
export async function wakeDelivery(tx: Sql | Tx, delivery: string): Promise<void> {
  await tx`SELECT graphile_worker.add_job(${DELIVER_TASK}, ${JSON.stringify({ delivery })}::text::json,
    job_key => ${`${DELIVER_TASK}:${delivery}`}, max_attempts => ${DELIVERY_ATTEMPTS})`;
}

/** The body that receivers get, by Standard Webhooks: a type, a time, and what it is about. */
export const bodyOf = (type: string, at: number, data: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });

/**
 * Queues events for the webhooks of a project that want them, with their jobs in one transaction. Done
 * twice, it queues nothing the second time.
 */
export async function queueEvents(sql: Sql, project: ProjectId, events: readonly ProjectEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql.begin(async (tx) => {
    const hooks = await tx<{ id: string; events: string[]; name: string; created_at: Date }[]>`
      SELECT webhooks.id, webhooks.events, projects.name, webhooks.created_at FROM webhooks
      JOIN projects ON projects.id = webhooks.project_id
      WHERE webhooks.project_id = ${project} AND webhooks.enabled`;
    for (const hook of hooks) {
      for (const { id, type, at, data } of events) {
        // What is much older came by a merge or a restore; browsers' clocks may be wrong by some hours.
        if (!hook.events.includes(type) || at < hook.created_at.getTime() - OLD_MS) continue;
        const delivery = sha256Hex(`${hook.id}:${id}`).slice(0, 32);
        const body = bodyOf(type, at, { project: { id: project, name: hook.name }, ...data });
        const added = await tx`
          INSERT INTO webhook_deliveries (id, webhook_id, message_id, type, body)
          VALUES (${delivery}, ${hook.id}, ${`evt_${id}`}, ${type}, ${body})
          ON CONFLICT (id) DO NOTHING RETURNING id`;
        if (added.length > 0) await wakeDelivery(tx, delivery);
      }
      await tx`DELETE FROM webhook_deliveries WHERE webhook_id = ${hook.id} AND state <> 'waiting'
        AND created_at < now() - make_interval(days => ${DELIVERIES_KEPT_DAYS})`;
    }
  });
}
