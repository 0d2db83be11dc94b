import { createHash } from 'node:crypto';
import type { Sql } from '@dailies/migrations';

/** A name for this installation that stays the same as long as its database: 12 hex digits. */
export async function installationName(sql: Sql): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    SELECT current_database() || ' ' || COALESCE((SELECT min(applied_at)::text FROM dailies_migrations), '') AS name`;
  return createHash('sha256')
    .update(row?.name ?? '')
    .digest('hex')
    .slice(0, 12);
}
