import { ok, refuse, type Result } from '@dailies/shared/errors';
import type { Security } from '@dailies/shared/http';

export type WayIn = 'passkey' | 'single sign-on';

/** May this way of signing in go? The last one stays, or its person would be locked out. */
export function mayRemoveWayIn({ hasPassword, passkeys, signOn }: Security, removed: WayIn): Result<null> {
  const left =
    Number(hasPassword) +
    (removed === 'passkey' ? passkeys.length - 1 : passkeys.length) +
    (removed === 'single sign-on' ? 0 : Number(signOn?.linked === true));
  return left > 0
    ? ok(null)
    : refuse('conflict', 'This is the only way in which you can sign in; add another one before you remove it.');
}
