import { AsyncLocalStorage } from 'node:async_hooks';
import { DailiesError } from '@dailies/shared/errors';
import { TOKEN_SCOPES, type TokenScope } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { type Column, inArray, type SQL, sql } from 'drizzle-orm';

/** What a personal access token leaves of what its person may do. */
export interface TokenBounds {
  readonly scopes: readonly TokenScope[];
  /** null: every project that its person is a member of. */
  readonly projects: readonly ProjectId[] | null;
}

/**
 * Carries the bounds of the request under way to wherever a membership is looked up, so that no query
 * can forget to ask for them. A session has none.
 */
export const tokenBounds = new AsyncLocalStorage<TokenBounds>();

/** Leaves the rows of projects that the request under way may reach; undefined: all of them. */
export function withinToken(project: Column): SQL | undefined {
  const wanted = tokenBounds.getStore()?.projects ?? null;
  if (wanted === null) return undefined;
  return wanted.length === 0 ? sql`false` : inArray(project, [...wanted]);
}

/** For what is of no project yet, or of all of them. Throws `forbidden` where the token is limited to some projects. */
export function refuseLimitedToken(): void {
  if ((tokenBounds.getStore()?.projects ?? null) === null) return;
  throw new DailiesError('forbidden', 'This token is limited to some projects; use one for all of your projects.');
}

/** Throws `forbidden` where the request under way comes by a token without this scope. */
export function needScope(scope: TokenScope): void {
  const bounds = tokenBounds.getStore();
  if (bounds === undefined || bounds.scopes.includes(scope)) return;
  throw new DailiesError(
    'forbidden',
    `This token may not do this: it needs the scope "${scope}" (${TOKEN_SCOPES[scope].title}); make one that has it under Account.`,
  );
}
