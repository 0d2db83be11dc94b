import { auditEvents } from '@dailies/migrations/tables';
import type { Queryable } from '../../db/openDatabase.ts';
import { auditRow, type NewAuditEvent } from './auditRow.ts';

/**
 * Adds an event to the audit log. Give it the transaction of what it tells of, so that both happen
 * or neither; where there is none, call it after the thing was done. Where the request came from is
 * known by itself within an HTTP request (`requestOrigin`); elsewhere pass `from`. What has only a
 * postgres.js connection uses `recordAuditSql`.
 *
 * ```
 * await recordAudit(tx, { action: 'version.restored', actor: user.id, project, subject: version.id,
 *   details: { name: version.name } });
 * ```
 */
export async function recordAudit(db: Queryable, event: NewAuditEvent): Promise<void> {
  await db.insert(auditEvents).values(auditRow(event));
}
