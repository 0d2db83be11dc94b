import type { Sql } from '@dailies/migrations';

/** Has the database fail whatever writes to a table, as one that is full does. Answers what ends it. */
export async function refuseWrites(sql: Sql, table: string): Promise<() => Promise<void>> {
  await sql`
    CREATE OR REPLACE FUNCTION refuse_writes() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'The disk of the database is full.'; END $$`;
  await sql`
    CREATE TRIGGER refuse_writes BEFORE INSERT OR UPDATE ON ${sql(table)}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_writes()`;
  return async () => {
    await sql`DROP TRIGGER refuse_writes ON ${sql(table)}`;
  };
}
