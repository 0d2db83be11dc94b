import type { Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';
import type { Concern } from './Concern.ts';

/**
 * Keeps what concerns people, and tells their browsers through whichever server they are connected
 * to. Members alone, and nobody of a kind that they do not want; what is kept already is not told again.
 */
export async function tellPeople(sql: Sql, project: ProjectId, concerns: readonly Concern[]): Promise<void> {
  if (concerns.length === 0) return;
  const rows = concerns.map(({ id, user, kind, actor, subject }) => ({
    id,
    user_id: user,
    kind,
    actor_id: actor,
    subject: { ...subject },
  }));
  await sql`
    WITH added AS (
      INSERT INTO notifications (id, user_id, project_id, kind, actor_id, subject)
      SELECT told.id, told.user_id, ${project}, told.kind, told.actor_id, told.subject
      FROM jsonb_to_recordset(${sql.json(rows)}) AS told (id text, user_id text, kind text, actor_id text, subject jsonb)
      JOIN members ON members.project_id = ${project} AND members.user_id = told.user_id
      WHERE NOT EXISTS (
        SELECT FROM notification_mutes WHERE notification_mutes.user_id = told.user_id AND notification_mutes.kind = told.kind)
      ON CONFLICT (id) DO NOTHING
      RETURNING user_id)
    SELECT pg_notify(${CHANNELS.notification}, user_id) FROM (SELECT DISTINCT user_id FROM added) AS people`;
}
