import type { Sql } from '@dailies/migrations';

/** Notes in the audit log that the whole installation was copied. */
export async function recordBackup(
  sql: Sql,
  details: { readonly documents: number; readonly mediaFiles: number; readonly bytes: number },
): Promise<void> {
  const [log] = await sql`SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'audit_events'`;
  if (log === undefined) return;
  await sql`INSERT INTO audit_events (action, details) VALUES ('backup.written', ${sql.json(details)})`;
}
