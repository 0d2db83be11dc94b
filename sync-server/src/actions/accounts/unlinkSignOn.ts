import { account } from '@dailies/migrations/tables';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import type { UserId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import { OIDC_PROVIDER } from '../../auth/oidcProvider.ts';
import { mayRemoveWayIn } from '../../policies/waysInPolicy.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { readSecurity } from './readSecurity.ts';

/** Forgets somebody's identity at the provider. Throws `not-found`, and `conflict` for the last way in. */
export async function unlinkSignOn(services: Pick<Services, 'db' | 'signOn'>, actor: UserId): Promise<void> {
  const security = await readSecurity(services, actor);
  if (security.signOn?.linked !== true) {
    throw new DailiesError('not-found', 'Your account is not linked to an identity provider.');
  }
  unwrap(mayRemoveWayIn(security, 'single sign-on'));
  await services.db.transaction(async (tx) => {
    await tx.delete(account).where(and(eq(account.userId, actor), eq(account.providerId, OIDC_PROVIDER)));
    await recordAudit(tx, { action: 'sign-on.unlinked', actor, subject: actor });
  });
}
