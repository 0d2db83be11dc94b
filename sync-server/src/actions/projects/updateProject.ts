import { projects } from '@dailies/migrations/tables';
import { setSettings } from '@dailies/shared/commands';
import { unwrap } from '@dailies/shared/errors';
import type { UserId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { notifyMembership } from '../members/notifyMembership.ts';
import type { Access } from './accessProject.ts';

/** Renames a project: its document first, which everybody sees, then its row. */
export async function renameProject(
  { db, documents, now }: Pick<Services, 'db' | 'documents' | 'now'>,
  actor: UserId,
  { project, role, name: before }: Access,
  name: string,
): Promise<void> {
  const context = { actor, role, now: now() };
  await documents.change(project, (doc) => unwrap(setSettings.run(doc, { name }, context)), actor);
  await db.transaction(async (tx) => {
    await tx.update(projects).set({ name }).where(eq(projects.id, project));
    await recordAudit(tx, { action: 'project.renamed', actor, project, details: { from: before, to: name } });
  });
}

/** Sets a project aside, or takes it back: null. Doing it twice keeps the first time. */
export async function archiveProject(db: Database, actor: UserId, { project }: Access, at: Date | null): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ archivedAt: projects.archivedAt })
      .from(projects)
      .where(eq(projects.id, project))
      .for('update');
    const already = row?.archivedAt ?? null;
    if ((already === null) === (at === null)) return;
    await tx.update(projects).set({ archivedAt: at }).where(eq(projects.id, project));
    await recordAudit(tx, { action: at === null ? 'project.restored' : 'project.archived', actor, project });
    await notifyMembership(tx, project);
  });
}
