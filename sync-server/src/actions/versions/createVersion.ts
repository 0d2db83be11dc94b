import type { VersionKind } from '@dailies/shared/http';
import { type ProjectId, type UserId, VersionId } from '@dailies/shared/ids';
import { keepVersion } from '../../collaboration/log/keepVersion.ts';
import type { Services } from '../../Services.ts';

export interface VersionWanted {
  readonly kind: VersionKind;
  readonly name: string | null;
  readonly by: UserId | null;
}

/** Keeps a project as it is now: everything that anybody was shown as saved is in it. */
export async function createVersion(
  { sql, newId, now }: Pick<Services, 'sql' | 'newId' | 'now'>,
  project: ProjectId,
  wanted: VersionWanted,
): Promise<VersionId> {
  const id = VersionId.parse(newId());
  await keepVersion(sql, project, { id, ...wanted, at: new Date(now()) });
  return id;
}
