import type { Notification } from '@dailies/shared/http';
import type { NotificationRow } from '../../../actions/notifications/readNotifications.ts';

export const presentNotification = (row: NotificationRow): Notification => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
  project: { id: row.projectId, name: row.projectName },
  actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? 'Somebody' },
  subject: row.subject,
});
