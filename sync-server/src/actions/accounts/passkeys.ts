import { passkey } from '@dailies/migrations/tables';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import type { UserId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import { mayRemoveWayIn } from '../../policies/waysInPolicy.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { readSecurity } from './readSecurity.ts';

const missing = (): DailiesError =>
  new DailiesError('not-found', 'Your account has no such passkey; it may have been removed already.');

/** Renames one of somebody's own passkeys. Throws `not-found`. */
export async function renamePasskey({ db }: Pick<Services, 'db'>, actor: UserId, id: string, name: string) {
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(passkey)
      .set({ name })
      .where(and(eq(passkey.id, id), eq(passkey.userId, actor)))
      .returning({ id: passkey.id });
    if (changed.length === 0) throw missing();
    await recordAudit(tx, { action: 'passkey.renamed', actor, subject: id, details: { name } });
  });
}

/** Removes one of somebody's own passkeys. Throws `not-found`, and `conflict` for the last way in. */
export async function removePasskey(services: Pick<Services, 'db' | 'signOn'>, actor: UserId, id: string) {
  const security = await readSecurity(services, actor);
  const known = security.passkeys.find((one) => one.id === id);
  if (known === undefined) throw missing();
  unwrap(mayRemoveWayIn(security, 'passkey'));
  await services.db.transaction(async (tx) => {
    await tx.delete(passkey).where(and(eq(passkey.id, id), eq(passkey.userId, actor)));
    await recordAudit(tx, { action: 'passkey.removed', actor, subject: id, details: { name: known.name } });
  });
}
