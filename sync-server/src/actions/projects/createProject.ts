import { members, projects } from '@dailies/migrations/tables';
import { setSettings } from '@dailies/shared/commands';
import { DEFAULT_SETTINGS } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import type { CreateProject } from '@dailies/shared/http';
import { ProjectId, type UserId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import { refuseLimitedToken } from '../../auth/index.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';

/** `Night Scene` → `NS`, `Harbour` → `HAR`: 2 to 8 capitals or digits. */
export function codeOfName(name: string): string {
  const words = name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '');
  const initials = words
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 8);
  if (initials.length >= 2) return initials;
  const [first = ''] = words;
  return first.length >= 2 ? first.slice(0, 3) : DEFAULT_SETTINGS.code;
}

/**
 * Makes a project: the rows, with the creator as director, then the document with its settings. The
 * rows go again where the document cannot be written, so that no half of a project stays.
 */
export async function createProject(
  { db, documents, newId, now }: Pick<Services, 'db' | 'documents' | 'newId' | 'now'>,
  creator: UserId,
  { name, ...wanted }: CreateProject,
): Promise<ProjectId> {
  refuseLimitedToken();
  const id = ProjectId.parse(newId());
  await db.transaction(async (tx) => {
    await tx.insert(projects).values({ id, name, createdBy: creator });
    await tx.insert(members).values({ projectId: id, userId: creator, role: 'director' });
    await recordAudit(tx, { action: 'project.created', actor: creator, project: id, details: { name } });
  });
  const settings = { ...DEFAULT_SETTINGS, code: codeOfName(name), ...wanted, name };
  try {
    const context = { actor: creator, role: 'director', now: now() } as const;
    await documents.change(id, (doc) => unwrap(setSettings.run(doc, settings, context)), creator);
  } catch (error) {
    await db.delete(projects).where(eq(projects.id, id));
    throw error;
  }
  return id;
}
