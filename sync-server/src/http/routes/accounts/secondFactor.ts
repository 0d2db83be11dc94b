import { UserId } from '@dailies/shared/ids';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import { accountOfChallenge } from '../../../actions/accounts/accountOfChallenge.ts';
import { recordFailedSignIn, recordSignIn } from '../../../actions/accounts/recordSignIn.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';
import { askAuth } from './askAuth.ts';
import { peekParsed } from './peekJson.ts';

const SignedIn = z.object({ user: z.object({ id: UserId }) });

/** `trustDevice`: this browser is not asked again for 30 days. */
const SecondFactor = z.strictObject({
  code: z.string().trim().min(6).max(20),
  trustDevice: z.boolean().default(false),
});

const COOKIES = ['__Secure-dailies.two_factor', 'dailies.two_factor'];

/** Who was asked for a code: the cookie holds the challenge's name and a signature. */
async function challenged(c: Context<AppEnv>, db: Services['db']): Promise<UserId | undefined> {
  for (const name of COOKIES) {
    const challenge = getCookie(c, name)?.split('.', 1)[0];
    if (challenge !== undefined && challenge !== '') return accountOfChallenge(db, challenge);
  }
  return undefined;
}

/**
 * The second step of signing in: a code of the authenticator, or a recovery code. Guessing is
 * limited three times over: by address here, to five codes a password, and by account to ten wrong
 * codes in a row.
 */
export async function secondFactor(
  c: Context<AppEnv>,
  services: Services,
  limitSignIn: LimitSignIn,
  by: 'code' | 'recovery code',
): Promise<Response> {
  const { code, trustDevice } = await peekParsed(c.req.raw, SecondFactor);
  const { db } = services;
  const user = await challenged(c, db);
  const path = by === 'code' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  const verify = () => askAuth(c, services, { path, json: { code: code.replaceAll(' ', ''), trustDevice } });
  try {
    const answer = await limitSignIn(c, `code ${user ?? ''}`, verify, () => true);
    await recordSignIn(db, SignedIn.parse(await answer.clone().json()).user.id, by);
    return answer;
  } catch (error) {
    await recordFailedSignIn(db, by, { user });
    throw error;
  }
}
