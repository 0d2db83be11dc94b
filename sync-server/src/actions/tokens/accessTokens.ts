import { accessTokens, projects } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import {
  type AccessToken,
  type CreateAccessToken,
  type CreatedAccessToken,
  tokenEnd,
  TOKENS_AT_MOST,
  TokenScope,
} from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { hashOfToken, makeAccessToken } from '../../auth/accessToken.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { memberOf } from '../projects/readProjects.ts';

/** An expired token is shown for so long, so that a person sees why a script failed. */
const SHOWN_EXPIRED_DAYS = 30;

async function select(db: Queryable, owner: UserId, id?: string): Promise<AccessToken[]> {
  const rows = await db
    .select()
    .from(accessTokens)
    .where(
      and(
        eq(accessTokens.userId, owner),
        id === undefined ? undefined : eq(accessTokens.id, id),
        sql`${accessTokens.expiresAt} > now() - make_interval(days => ${SHOWN_EXPIRED_DAYS})`,
      ),
    )
    .orderBy(desc(accessTokens.createdAt), desc(accessTokens.id));
  const wanted = [...new Set(rows.flatMap((row) => row.projects ?? []))];
  const named =
    wanted.length === 0
      ? []
      : await db.select({ id: projects.id, name: projects.name }).from(projects).where(inArray(projects.id, wanted));
  const names = new Map<ProjectId, string>(named.map((project) => [project.id, project.name]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    lastFour: row.lastFour,
    scopes: row.scopes,
    projects:
      row.projects?.map((project) => ({ id: project, name: names.get(project) ?? 'A deleted project' })) ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

/** Somebody's tokens, newest first, with those that expired lately. */
export const listAccessTokens = ({ db }: Pick<Services, 'db'>, owner: UserId): Promise<AccessToken[]> =>
  select(db, owner);

/**
 * Makes a token. It is answered this once and kept as its hash. Throws `not-found` for a project that
 * somebody is no member of, `conflict` where they have too many tokens.
 */
export async function createAccessToken(
  { db, newId, now }: Pick<Services, 'db' | 'newId' | 'now'>,
  owner: UserId,
  { name, scopes, projects: wanted, expiresInDays }: CreateAccessToken,
): Promise<CreatedAccessToken> {
  const token = makeAccessToken();
  const id = newId();
  const own = TokenScope.options.filter((scope) => scope === 'read' || scopes.includes(scope));
  const limited = wanted === null ? null : [...new Set(wanted)];
  const made = await db.transaction(async (tx) => {
    if (limited !== null) {
      const reached = await memberOf(tx, owner, limited);
      const missing = limited.find((project) => !reached.includes(project));
      if (missing !== undefined) {
        throw new DailiesError('not-found', `There is no project "${missing}" that you are a member of.`);
      }
    }
    const [held] = await tx
      .select({ count: count() })
      .from(accessTokens)
      .where(and(eq(accessTokens.userId, owner), sql`${accessTokens.expiresAt} > now()`));
    if ((held?.count ?? 0) >= TOKENS_AT_MOST) {
      throw new DailiesError('conflict', `You have ${TOKENS_AT_MOST} tokens already; revoke one that is not used.`);
    }
    await tx.insert(accessTokens).values({
      id,
      userId: owner,
      name,
      hash: hashOfToken(token),
      lastFour: token.slice(-4),
      scopes: own,
      projects: limited,
      createdAt: new Date(now()),
      expiresAt: new Date(tokenEnd(now(), expiresInDays)),
    });
    const details = { name, scopes: own.join(' '), days: expiresInDays, projects: limited?.length ?? 'all' };
    await recordAudit(tx, { action: 'access-token.created', actor: owner, subject: id, details });
    return select(tx, owner, id);
  });
  const [kept] = made;
  if (kept === undefined) throw new DailiesError('internal', 'The token could not be kept; make another.');
  return { ...kept, token };
}

/** Ends one of somebody's own tokens, and what it opened. Throws `not-found`. */
export async function revokeAccessToken({ db }: Pick<Services, 'db'>, owner: UserId, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const revoked = await tx
      .delete(accessTokens)
      .where(and(eq(accessTokens.id, id), eq(accessTokens.userId, owner)))
      .returning({ name: accessTokens.name });
    const [row] = revoked;
    if (row === undefined) throw new DailiesError('not-found', 'There is no such token; it was revoked already.');
    await recordAudit(tx, {
      action: 'access-token.revoked',
      actor: owner,
      subject: id,
      details: { name: row.name },
    });
  });
}
