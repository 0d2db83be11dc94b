import { twoFactor } from '@dailies/migrations/tables';
import { createOTP } from '@better-auth/utils/otp';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/openDatabase.ts';

const STEP_SECONDS = 30;
/** Steps before and after the present one whose codes are taken, for clocks that differ. */
const WINDOW_STEPS = 1;

const Body = z.object({ code: z.string() });

/** The step whose code this is, within the window; null for a wrong code. */
async function stepOf(secret: string, code: string, nowMs: number): Promise<number | null> {
  const now = Math.floor(nowMs / 1_000 / STEP_SECONDS);
  const otp = createOTP(secret, { digits: 6, period: STEP_SECONDS });
  for (let step = now - WINDOW_STEPS; step <= now + WINDOW_STEPS; step += 1) {
    if ((await otp.hotp(step)) === code) return step;
  }
  return null;
}

/**
 * Lets each code of an authenticator be used once, as RFC 6238 asks: somebody who looked over a
 * shoulder has nothing. better-auth takes a code as often as it comes within its time.
 */
export const codesOnce = (db: Database): BetterAuthPlugin => ({
  id: 'codes-once',
  hooks: {
    before: [
      {
        matcher: (context) => context.path === '/two-factor/verify-totp',
        handler: createAuthMiddleware(async (ctx) => {
          const { code } = Body.catch({ code: '' }).parse(ctx.body);
          const session = await getSessionFromCtx(ctx);
          const cookie = await ctx.getSignedCookie(ctx.context.createAuthCookie('two_factor').name, ctx.context.secret);
          const challenge =
            session === null && typeof cookie === 'string' && cookie !== ''
              ? await ctx.context.internalAdapter.findVerificationValue(cookie)
              : null;
          const user = session?.user.id ?? challenge?.value;
          if (user === undefined) return;
          const [known] = await db
            .select({ secret: twoFactor.secret })
            .from(twoFactor)
            .where(eq(twoFactor.userId, user));
          if (known === undefined) return;
          const secret = await symmetricDecrypt({ key: ctx.context.secretConfig, data: known.secret });
          const step = await stepOf(secret, code, Date.now());
          if (step === null) return;
          const taken = await db
            .update(twoFactor)
            .set({ lastStep: step })
            .where(and(eq(twoFactor.userId, user), or(isNull(twoFactor.lastStep), lt(twoFactor.lastStep, step))))
            .returning({ id: twoFactor.id });
          if (taken.length === 0) throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'CODE_USED' });
        }),
      },
    ],
  },
});
