import { user } from '@dailies/migrations/tables';
import type { Capabilities } from '@dailies/shared/http';
import type { Services } from '../../Services.ts';

/** How an account can be made now. */
export async function signUpMode({
  db,
  openSignUp,
}: Pick<Services, 'db' | 'openSignUp'>): Promise<Capabilities['signUp']> {
  const some = await db.select({ id: user.id }).from(user).limit(1);
  if (some.length === 0) return 'first';
  return openSignUp ? 'open' : 'invitation';
}
