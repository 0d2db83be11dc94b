import type { UserId } from '@dailies/shared/ids';
import type { Queryable } from '../../db/openDatabase.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { accountOfEmail } from './accountOfEmail.ts';

/** How somebody proved who they are. */
export type SignInMethod = 'password' | 'code' | 'recovery code' | 'passkey' | 'single sign-on';

/** Notes that somebody signed in; with a recovery code also that one fewer is left. */
export async function recordSignIn(db: Queryable, user: UserId, by: SignInMethod): Promise<void> {
  if (by === 'recovery code') {
    await recordAudit(db, { action: 'two-factor.recovery-code-used', actor: user, subject: user });
  }
  await recordAudit(db, { action: 'sign-in.succeeded', actor: user, subject: user, details: { by } });
}

/** Notes that somebody failed to sign in; nobody knows who, so there is no actor, and the account is the subject. */
export async function recordFailedSignIn(
  db: Queryable,
  by: SignInMethod,
  tried: { readonly email: string } | { readonly user: UserId | undefined },
): Promise<void> {
  const subject = 'user' in tried ? tried.user : await accountOfEmail(db, tried.email);
  // What nobody's account is called may be a password in the wrong field: it is not written down.
  await recordAudit(db, {
    action: 'sign-in.failed',
    actor: null,
    ...(subject === undefined ? {} : { subject }),
    details: { by, known: subject !== undefined },
  });
}
