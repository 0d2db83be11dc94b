import type { AuditEvent } from '@dailies/shared/http';
import { z } from 'zod';
import type { AuditRow } from '../../../actions/audit/readAudit.ts';

const Details = z.record(z.string(), z.unknown()).catch({});

export const presentAudit = (row: AuditRow): AuditEvent => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? row.actorId, email: row.actorEmail },
  action: row.action,
  project: row.projectId === null ? null : { id: row.projectId, name: row.projectName ?? row.projectId },
  subject: row.subject,
  subjectName: row.subjectName,
  address: row.address,
  userAgent: row.userAgent,
  details: Details.parse(row.details),
});
