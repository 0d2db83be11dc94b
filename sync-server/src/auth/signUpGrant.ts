import { AsyncLocalStorage } from 'node:async_hooks';
import type { Result } from '@dailies/shared/errors';
import type { UserId } from '@dailies/shared/ids';

/** What a sign-up or sign-on under way may do, and who is told what it did. */
export interface SignUpGrant {
  /**
   * Whether an account may be made although it is not the first: by open sign-up, or with a good
   * invitation. `invitation` is the secret that came along through the identity provider, or null.
   */
  readonly mayJoin: (invitation: string | null) => Promise<Result<null>>;
  /** An account was made. */
  readonly onCreated?: (user: UserId, invitation: string | null) => void;
  /** An identity of the provider was linked to an account, a new one too. */
  readonly onLinked?: (user: UserId) => void;
}

/** Carries the grant to better-auth's hooks. No grant means that nothing was granted. */
export const signUpGrant = new AsyncLocalStorage<SignUpGrant>();
