import { projectUploadLimits } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { UploadLimits } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { A_BROUGHT, BROUGHT_KINDS, BROUGHT_MAX_BYTES, type BroughtKind } from '@dailies/shared/media';
import { and, eq } from 'drizzle-orm';
import type { Database, Queryable } from '../../db/openDatabase.ts';

/** Bytes of a file at most in this project, by what it is: the installation's limits, or lower ones of its own. */
export async function readUploadLimits(db: Queryable, project: ProjectId): Promise<UploadLimits> {
  const rows = await db.select().from(projectUploadLimits).where(eq(projectUploadLimits.projectId, project));
  const limits = { ...BROUGHT_MAX_BYTES };
  for (const { kind, maxBytes } of rows) limits[kind] = Math.min(maxBytes, BROUGHT_MAX_BYTES[kind]);
  return limits;
}

/** null takes a kind's own limit away. */
export async function changeUploadLimits(
  db: Database,
  project: ProjectId,
  changes: Partial<Record<BroughtKind, number | null | undefined>>,
): Promise<UploadLimits> {
  return db.transaction(async (tx) => {
    for (const kind of BROUGHT_KINDS) {
      const maxBytes = changes[kind];
      if (maxBytes === undefined) continue;
      const { projectId, kind: ofKind } = projectUploadLimits;
      if (maxBytes === null) {
        await tx.delete(projectUploadLimits).where(and(eq(projectId, project), eq(ofKind, kind)));
      } else {
        await tx
          .insert(projectUploadLimits)
          .values({ projectId: project, kind, maxBytes })
          .onConflictDoUpdate({ target: [projectId, ofKind], set: { maxBytes } });
      }
    }
    return readUploadLimits(tx, project);
  });
}

/** "32 MB", "4 GB". */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 1_024 / 1_024;
  return megabytes >= 1_024 ? `${Number((megabytes / 1_024).toFixed(1))} GB` : `${Number(megabytes.toFixed(1))} MB`;
}

const PLURALS: Partial<Record<BroughtKind, string>> = { blend: 'Blender files', weights: 'trained weights' };

/** Throws `too-large` where a file of this kind has more bytes than are taken. */
export function checkSize(kind: BroughtKind, sizeBytes: number, limits: UploadLimits): void {
  const maxBytes = limits[kind];
  if (sizeBytes <= maxBytes) return;
  const a = A_BROUGHT[kind];
  throw new DailiesError(
    'too-large',
    maxBytes === 0
      ? `This project takes no ${PLURALS[kind] ?? `${kind}s`}; a director can allow them.`
      : `This is ${a} of more than ${sizeText(maxBytes)}, the most that this project takes; bring a smaller one.`,
  );
}
