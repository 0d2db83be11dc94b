import { user } from '@dailies/migrations/tables';
import type { UserId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';

/** Changes how somebody is called; others see it when they next open a project. */
export async function renameAccount({ db, now }: Pick<Services, 'db' | 'now'>, actor: UserId, name: string) {
  await db.transaction(async (tx) => {
    await tx
      .update(user)
      .set({ name, updatedAt: new Date(now()) })
      .where(eq(user.id, actor));
    await recordAudit(tx, { action: 'account.renamed', actor, subject: actor, details: { name } });
  });
}
