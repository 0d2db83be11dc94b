import { projects, projectShares } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { ChangeShare } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { tellFarm } from './tellFarm.ts';

/** Says how much of the farm a project gets. Throws `not-found`. */
export async function writeShare(
  { db }: Pick<Services, 'db'>,
  actor: UserId,
  project: ProjectId,
  share: ChangeShare,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [there] = await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, project));
    if (there === undefined) throw new DailiesError('not-found', `There is no project "${project}".`);
    await tx
      .insert(projectShares)
      .values({ projectId: project, ...share })
      .onConflictDoUpdate({ target: projectShares.projectId, set: share });
    await recordAudit(tx, { action: 'share.changed', actor, project, details: { ...share } });
    await tellFarm(tx);
  });
}
