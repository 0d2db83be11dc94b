import { accessTokens, session, user } from '@dailies/migrations/tables';
import { UserId } from '@dailies/shared/ids';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../db/openDatabase.ts';
import type { Account } from './Account.ts';
import { hashOfToken, isAccessToken } from './accessToken.ts';
import type { TokenBounds } from './TokenBounds.ts';

export interface Authenticated {
  readonly user: Account;
  /** The id of the session or of the personal access token, which is no secret. */
  readonly session: string;
  /** How it was proved. A cookie is sent by the browser unasked, so a change under one needs the same origin. */
  readonly by: 'bearer' | 'cookie';
  /** What a personal access token is limited to; null: it is a session. */
  readonly bounds: TokenBounds | null;
}

/** Who sends these headers (`Authorization: Bearer …`, else the session cookie); null where nobody is signed in. */
export type Authenticate = (headers: Headers) => Promise<Authenticated | null>;

/** How exactly it is known when a session was last used. */
const SEEN_EVERY = '5 minutes';

const COOKIE_NAMES = ['__Secure-dailies.session_token', 'dailies.session_token'];

function cookieOf(headers: Headers, name: string): string | undefined {
  for (const pair of headers.get('cookie')?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/** `token.signature`, perhaps percent-encoded, or the bare token: the token is the secret, 32 random characters. */
const tokenOf = (value: string): string => value.split(/\.|%2E/i, 1)[0] ?? '';

function credentialsOf(headers: Headers): { token: string; by: Authenticated['by'] } | null {
  const authorization = headers.get('authorization');
  // A bearer token that is wrong does not fall back to the cookie: the caller meant the token.
  if (authorization !== null) {
    const bearer = /^bearer +(\S+)$/i.exec(authorization)?.[1];
    return bearer === undefined ? null : { token: tokenOf(bearer), by: 'bearer' };
  }
  for (const name of COOKIE_NAMES) {
    const value = cookieOf(headers, name);
    if (value !== undefined && value !== '') return { token: tokenOf(value), by: 'cookie' };
  }
  return null;
}

const accountColumns = {
  id: user.id,
  name: user.name,
  email: user.email,
  image: user.image,
  installationOwner: user.installationOwner,
};

/** A personal access token that is good now, and whose it is. Noted as used beside the answer, as sessions are. */
async function findToken(db: Database, token: string): Promise<Authenticated | null> {
  const [row] = await db
    .select({
      ...accountColumns,
      token: accessTokens.id,
      scopes: accessTokens.scopes,
      projects: accessTokens.projects,
      isStale: sql<boolean>`coalesce(${accessTokens.lastUsedAt} < now() - ${SEEN_EVERY}::interval, true)`,
    })
    .from(accessTokens)
    .innerJoin(user, eq(user.id, accessTokens.userId))
    .where(and(eq(accessTokens.hash, hashOfToken(token)), gt(accessTokens.expiresAt, sql`now()`)));
  if (row === undefined) return null;
  const { token: id, scopes, projects, isStale, ...account } = row;
  if (isStale) {
    void db
      .update(accessTokens)
      .set({ lastUsedAt: sql`now()` })
      .where(eq(accessTokens.id, id))
      .then(undefined, () => {});
  }
  return {
    user: { ...account, id: UserId.parse(row.id) },
    session: id,
    by: 'bearer',
    bounds: { scopes, projects },
  };
}

/**
 * Finds sessions with one query instead of better-auth's own call, which answers a database that is
 * away with the same error as everything else.
 */
export function createAuthenticate(db: Database): Authenticate {
  return async (headers) => {
    const credentials = credentialsOf(headers);
    if (credentials === null || credentials.token.length < 16) return null;
    if (credentials.by === 'bearer' && isAccessToken(credentials.token)) return findToken(db, credentials.token);
    const [row] = await db
      .select({
        ...accountColumns,
        session: session.id,
        isStale: sql<boolean>`coalesce(${session.lastSeenAt}, ${session.createdAt}) < now() - ${SEEN_EVERY}::interval`,
      })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .where(and(eq(session.token, credentials.token), gt(session.expiresAt, sql`now()`)));
    if (row === undefined) return null;
    const { session: id, isStale, ...account } = row;
    // Beside the answer, which does not wait for it: at worst a session looks older than it is.
    if (isStale) {
      void db
        .update(session)
        .set({ lastSeenAt: sql`now()` })
        .where(eq(session.id, id))
        .then(undefined, () => {});
    }
    return { user: { ...account, id: UserId.parse(row.id) }, session: id, by: credentials.by, bounds: null };
  };
}
