import { account, passkey, user } from '@dailies/migrations/tables';
import type { Security } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import { asc, eq } from 'drizzle-orm';
import { OIDC_PROVIDER } from '../../auth/oidcProvider.ts';
import type { Services } from '../../Services.ts';

const PASSWORD_PROVIDER = 'credential';

/** The ways in which an account can be proved. */
export async function readSecurity({ db, signOn }: Pick<Services, 'db' | 'signOn'>, id: UserId): Promise<Security> {
  const [[owner], identities, passkeys] = await Promise.all([
    db.select({ twoFactor: user.twoFactorEnabled }).from(user).where(eq(user.id, id)),
    db.select({ provider: account.providerId }).from(account).where(eq(account.userId, id)),
    db
      .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt })
      .from(passkey)
      .where(eq(passkey.userId, id))
      .orderBy(asc(passkey.createdAt), asc(passkey.id)),
  ]);
  const has = (provider: string): boolean => identities.some((identity) => identity.provider === provider);
  return {
    hasPassword: has(PASSWORD_PROVIDER),
    twoFactor: owner?.twoFactor === true,
    passkeys: passkeys.map(({ id: key, name, createdAt }) => ({
      id: key,
      name: name ?? 'Passkey',
      createdAt: createdAt?.toISOString() ?? null,
    })),
    signOn: signOn === null ? null : { name: signOn.name, linked: has(OIDC_PROVIDER) },
  };
}
