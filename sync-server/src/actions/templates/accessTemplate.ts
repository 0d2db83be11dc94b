import { DailiesError, unwrap } from '@dailies/shared/errors';
import type { Account } from '../../auth/index.ts';
import type { Database } from '../../db/openDatabase.ts';
import { mayChangeTemplate } from '../../policies/templatePolicy.ts';
import { accessStudioLibrary } from '../assets/accessAsset.ts';
import { accessProject } from '../projects/accessProject.ts';
import { findTemplate, type StoredTemplate } from './readTemplates.ts';

const missing = (id: string, cause?: unknown) =>
  new DailiesError('not-found', `There is no template "${id}" that you can see.`, { cause });

/** Throws where this person may not rename and remove a template that they see. */
async function checkChange(db: Database, user: Account, { project, createdBy }: StoredTemplate): Promise<void> {
  if (project === null) return accessStudioLibrary(db, user);
  const { role } = await accessProject(db, user.id, project, 'saveTemplates');
  unwrap(mayChangeTemplate({ role, isMaker: createdBy.id === user.id }));
  return undefined;
}

/** A template that this person may put down: the studio's, or one of a project of theirs. */
export async function seeTemplate(db: Database, user: Account, id: string): Promise<StoredTemplate> {
  const found = await findTemplate(db, id);
  if (found === undefined) throw missing(id);
  try {
    if (found.project !== null) await accessProject(db, user.id, found.project, 'read');
  } catch (error) {
    throw error instanceof DailiesError && error.code === 'not-found' ? missing(id, error) : error;
  }
  return found;
}

/** A template that this person may change. A project's is its members' business: anybody else is told `not-found`. */
export async function accessTemplate(db: Database, user: Account, id: string): Promise<StoredTemplate> {
  const found = await findTemplate(db, id);
  if (found === undefined) throw missing(id);
  try {
    await checkChange(db, user, found);
  } catch (error) {
    throw error instanceof DailiesError && error.code === 'not-found' ? missing(id, error) : error;
  }
  return found;
}

export async function mayWithTemplate(db: Database, user: Account, template: StoredTemplate): Promise<boolean> {
  try {
    await checkChange(db, user, template);
    return true;
  } catch (error) {
    if (error instanceof DailiesError) return false;
    throw error;
  }
}
