import type { Context } from 'hono';
import type { AppEnv } from '../../AppEnv.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';

/** Runs what a signed-in person's password is asked for; wrong ones are limited as at sign-in. */
export const provingPassword = <T>(c: Context<AppEnv>, limitSignIn: LimitSignIn, work: () => Promise<T>): Promise<T> =>
  limitSignIn(c, `password of ${c.var.user.id}`, work, () => true);
