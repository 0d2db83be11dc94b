import type { Sql } from '@dailies/migrations';
import { auditRow, type NewAuditEvent } from './auditRow.ts';

/** `recordAudit` for what holds a postgres.js connection or transaction. */
export async function recordAuditSql(sql: Pick<Sql, 'unsafe'>, event: NewAuditEvent): Promise<void> {
  const { actorId, action, projectId, subject, address, userAgent, details } = auditRow(event);
  await sql.unsafe(
    `INSERT INTO audit_events (actor_id, action, project_id, subject, address, user_agent, details)
      VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb)`,
    [actorId, action, projectId, subject, address, userAgent, JSON.stringify(details)],
  );
}
