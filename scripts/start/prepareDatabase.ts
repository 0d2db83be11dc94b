import { connect, migrate } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';

/** `postgres://user:secret@host/name` without what must not be shown. */
function shown(databaseUrl: string): string {
  return databaseUrl.replace(/^([a-z]+:\/\/[^:@/]*):[^@]*@/, '$1:…@').replace(/\?.*$/, '');
}

/** What keeps a database from being used, as one sentence. */
export function explain(cause: unknown, databaseUrl: string): Error {
  if (cause instanceof DailiesError) return cause;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const reasons: Record<string, string> = {
    'ECONNREFUSED': 'nothing listens there',
    'ENOENT': 'there is no such socket',
    'ENOTFOUND': 'there is no such host',
    'CONNECT_TIMEOUT': 'it does not answer',
    '28P01': 'the password is wrong',
    '28000': 'this user is not let in',
    '3D000': 'there is no such database; create it first',
    '42501': 'this user may not create tables there',
  };
  const reason = reasons[code];
  return reason === undefined
    ? new DailiesError(
        'storage',
        `The database at ${shown(databaseUrl)} could not be migrated: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      )
    : new DailiesError(
        'storage',
        `The database at ${shown(databaseUrl)} cannot be used, as ${reason}: correct DATABASE_URL, or leave it out for the embedded one.`,
        { cause },
      );
}

/** The database of Dailies in the embedded PostgreSQL. */
export const DATABASE_NAME = 'dailies';

/** Creates the database `name` where it is missing, on the server whose maintenance database is at `url`. */
export async function createDatabase(url: string, name: string): Promise<void> {
  const sql = connect(url, { max: 1, applicationName: 'dailies start' });
  try {
    const [row] = await sql`SELECT 1 FROM pg_database WHERE datname = ${name}`;
    if (row === undefined) await sql`CREATE DATABASE ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

/** Brings the database forward; returns the names of the migrations applied. Throws one sentence where it cannot be. */
export async function prepareDatabase(databaseUrl: string): Promise<string[]> {
  try {
    const sql = connect(databaseUrl, { max: 1, applicationName: 'dailies start' });
    try {
      return await migrate(sql);
    } finally {
      await sql.end({ timeout: 1 });
    }
  } catch (error) {
    throw explain(error, databaseUrl);
  }
}
