export type { Account } from './Account.ts';
export { type Authenticate, type Authenticated, createAuthenticate } from './authenticate.ts';
export { isSameOrigin } from './sameOrigin.ts';
export { needScope, refuseLimitedToken, type TokenBounds, tokenBounds, withinToken } from './TokenBounds.ts';
