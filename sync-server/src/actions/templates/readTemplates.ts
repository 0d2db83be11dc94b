import { templates, user } from '@dailies/migrations/tables';
import type { Template } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { TemplateContent } from '@dailies/shared/templates';
import { asc, eq, isNull, or, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

/** A template as it stands; whether somebody may change it is theirs to know. */
export type StoredTemplate = Omit<Template, 'mayChange'>;

async function select(db: Queryable, where: SQL | undefined): Promise<StoredTemplate[]> {
  const rows = await db
    .select({
      id: templates.id,
      project: templates.projectId,
      name: templates.name,
      description: templates.description,
      content: templates.content,
      createdBy: templates.createdBy,
      createdAt: templates.createdAt,
      makerName: user.name,
    })
    .from(templates)
    .leftJoin(user, eq(user.id, templates.createdBy))
    .where(where)
    .orderBy(asc(templates.createdAt), asc(templates.id));
  return rows.map(({ createdBy, makerName, createdAt, content, ...row }) => ({
    ...row,
    content: TemplateContent.parse(content),
    createdBy: { id: createdBy, name: makerName ?? 'Somebody' },
    createdAt: createdAt.toISOString(),
  }));
}

/** A project's templates and the studio's, oldest first. */
export const listTemplates = (db: Queryable, project: ProjectId): Promise<StoredTemplate[]> =>
  select(db, or(eq(templates.projectId, project), isNull(templates.projectId)));

/** The studio's templates, oldest first. */
export const listStudioTemplates = (db: Queryable): Promise<StoredTemplate[]> =>
  select(db, isNull(templates.projectId));

/** undefined: there is none. */
export async function findTemplate(db: Queryable, id: string): Promise<StoredTemplate | undefined> {
  const [found] = await select(db, eq(templates.id, id));
  return found;
}
