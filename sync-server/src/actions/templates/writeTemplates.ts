import { templates } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { type CreateTemplate, TEMPLATES_AT_MOST, type UpdateTemplate } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { count, eq, isNull } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import type { StoredTemplate } from './readTemplates.ts';

const owned = (project: ProjectId | null) =>
  project === null ? isNull(templates.projectId) : eq(templates.projectId, project);

const within = (project: ProjectId | null) => (project === null ? {} : { project });

/** Saves a template for a project, or for the studio (null). Answers its id; throws `conflict` where there are too many. */
export async function createTemplate(
  { db, newId }: Pick<Services, 'db' | 'newId'>,
  actor: UserId,
  project: ProjectId | null,
  { name, description, content }: Omit<CreateTemplate, 'owner'>,
): Promise<string> {
  const id = newId();
  await db.transaction(async (tx) => {
    const [held] = await tx.select({ count: count() }).from(templates).where(owned(project));
    if ((held?.count ?? 0) >= TEMPLATES_AT_MOST) {
      const whose = project === null ? 'The studio' : 'A project';
      throw new DailiesError('conflict', `${whose} has ${TEMPLATES_AT_MOST} templates at most; remove one first.`);
    }
    await tx.insert(templates).values({ id, projectId: project, name, description, content, createdBy: actor });
    await recordAudit(tx, { action: 'template.created', actor, ...within(project), subject: id, details: { name } });
  });
  return id;
}

export async function updateTemplate(
  { db }: Pick<Services, 'db'>,
  { id }: StoredTemplate,
  { name, description }: UpdateTemplate,
): Promise<void> {
  const changed = { ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) };
  if (Object.keys(changed).length > 0) await db.update(templates).set(changed).where(eq(templates.id, id));
}

export async function removeTemplate(
  { db }: Pick<Services, 'db'>,
  actor: UserId,
  { id, project, name }: StoredTemplate,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(templates).where(eq(templates.id, id));
    await recordAudit(tx, { action: 'template.removed', actor, ...within(project), subject: id, details: { name } });
  });
}
