import { AsyncLocalStorage } from 'node:async_hooks';

/** Where something was asked from. */
export interface RequestOrigin {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/**
 * Carries the origin of the HTTP request under way to `recordAudit`, so that actions need not pass
 * it on. Outside a request there is none.
 */
export const requestOrigin = new AsyncLocalStorage<RequestOrigin>();
