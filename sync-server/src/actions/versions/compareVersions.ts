import { type Change, compareContents, type Contents, contentsOf } from '@dailies/shared/difference';
import type { ProjectId, VersionId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';
import { documentOfState } from './documentOfState.ts';
import { readVersionState } from './readVersions.ts';

/** What people had written at a version. Throws `not-found` where the project has no such version. */
export async function readVersionContents(
  db: Services['db'],
  project: ProjectId,
  version: VersionId,
): Promise<Contents> {
  return contentsOf(await documentOfState(await readVersionState(db, project, version)));
}

/** What was done from a version until now, or until another version. */
export async function compareVersions(
  { db, documents }: Pick<Services, 'db' | 'documents'>,
  project: ProjectId,
  version: VersionId,
  against: VersionId | 'now',
): Promise<Change[]> {
  const before = await readVersionContents(db, project, version);
  const after =
    against === 'now' ? await documents.read(project, contentsOf) : await readVersionContents(db, project, against);
  return compareContents(before, after);
}
