import postgres from 'postgres';

/** What postgres.js and the system say when the database cannot be reached or goes away. */
const CONNECTION_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Connection exceptions, lack of resources, an operator's intervention, system errors: classes 08, 53, 57, 58. */
const UNAVAILABLE_CLASS = /^(?:08|53|57|58)/;
/** A text with U+0000 (as text, as JSON), or bytes that are not UTF-8. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

/** The error and its causes, outermost first: Drizzle wraps what the driver threw. */
function* causes(error: unknown): Generator<Error & { code?: unknown; syscall?: unknown }> {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) yield at;
}

const isPostgres = (error: Error): error is postgres.PostgresError => error instanceof postgres.PostgresError;

/** The SQLSTATE of the database's own error, where there is one: `23505` is a unique violation. */
export function sqlStateOf(error: unknown): string | undefined {
  for (const cause of causes(error)) if (isPostgres(cause)) return cause.code;
  return undefined;
}

/** Whether the database was away, so that the same call can succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  for (const cause of causes(error)) {
    if (isPostgres(cause)) return UNAVAILABLE_CLASS.test(cause.code);
    if (typeof cause.code === 'string' && CONNECTION_CODES.has(cause.code)) {
      // ENOENT is the database's only for a socket: a missing file says `open` or `stat`.
      return cause.code !== 'ENOENT' || cause.syscall === 'connect';
    }
  }
  return false;
}

/** Whether the database refused a text that it cannot hold. */
export const isUnstorableText = (error: unknown): boolean => UNSTORABLE_TEXT.has(sqlStateOf(error) ?? '');
