import { AsyncLocalStorage } from 'node:async_hooks';

/** What a sign-up under way has been granted, decided before better-auth begins its transaction. */
export interface SignUpGrant {
  /** An account may be made although it is not the first: open sign-up, or a good invitation. */
  readonly mayJoin: boolean;
}

/** Carries the grant to the hook that creates the user. No grant means none was given. */
export const signUpGrant = new AsyncLocalStorage<SignUpGrant>();
