import postgres from 'postgres';
import { ARRAY_TYPES } from './arrayTypes.ts';

export type Sql = postgres.Sql;
/** A transaction of `sql.begin`. */
export type Tx = postgres.TransactionSql;

export interface ConnectOptions {
  /** Connections at most in this pool. */
  readonly max?: number;
  readonly applicationName: string;
  /** Keep a connection until it breaks, as a session's locks need; otherwise each is renewed within the hour. */
  readonly permanent?: boolean;
}

/** `postgres://user@/name?host=/socket/folder` is a database on a Unix socket, as libpq reads it. */
function socketFolder(url: URL): string | null {
  const host = url.searchParams.get('host');
  return host !== null && host.startsWith('/') ? host : null;
}

/** A pool of connections. Nothing is opened before the first query. */
export function connect(databaseUrl: string, { max = 10, applicationName, permanent = false }: ConnectOptions): Sql {
  const url = new URL(databaseUrl.replace(/^(postgres(?:ql)?:\/\/[^/@]*@)\//, '$1localhost/'));
  const folder = socketFolder(url);
  const port = Number(url.searchParams.get('port') ?? (url.port || 5432));
  return postgres({
    ...(folder === null ? { host: url.hostname } : { path: `${folder}/.s.PGSQL.${port}` }),
    port,
    database: decodeURIComponent(url.pathname.slice(1)),
    username: decodeURIComponent(url.username),
    ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
    ssl: url.searchParams.get('sslmode') === 'require' ? 'require' : false,
    max,
    idle_timeout: 0,
    connect_timeout: 10,
    ...(permanent ? { max_lifetime: null } : {}),
    // Seconds between tries while the server is away: short, so that work goes on soon after a restart.
    backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 1),
    onnotice: () => {},
    fetch_types: false,
    types: ARRAY_TYPES,
    connection: { application_name: applicationName },
  });
}
