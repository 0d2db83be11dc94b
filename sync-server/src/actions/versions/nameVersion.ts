import { documentVersions } from '@dailies/migrations/tables';
import type { ProjectId, VersionId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';
import { readVersion, type VersionRow } from './readVersions.ts';

/** Names a version, which keeps it for good, or takes its name away. Only its name and kind ever change. */
export function nameVersion(
  db: Database,
  project: ProjectId,
  version: VersionId,
  name: string | null,
): Promise<VersionRow> {
  return db.transaction(async (tx) => {
    const { kind } = await readVersion(tx, project, version);
    // A hand-made version without its name is one like those that Dailies makes.
    const named = name === null ? 'automatic' : 'named';
    await tx
      .update(documentVersions)
      .set({ name, kind: kind === 'automatic' || kind === 'named' ? named : kind })
      .where(and(eq(documentVersions.projectId, project), eq(documentVersions.id, version)));
    return readVersion(tx, project, version);
  });
}
