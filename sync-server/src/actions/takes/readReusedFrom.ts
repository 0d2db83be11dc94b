import { projects } from '@dailies/migrations/tables';
import { readNode } from '@dailies/shared/document';
import type { TakeProvenance } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { projectOfTake, readTakeRow, type TakeRow } from './readTakes.ts';

/** [U2] Where a reused take was made; null for a take that was made here, and for who may not see where. */
export async function readReusedFrom(
  { db, documents }: Pick<Services, 'db' | 'documents'>,
  asker: UserId,
  { reusedFrom }: TakeRow,
): Promise<TakeProvenance['reusedFrom']> {
  if (reusedFrom === null) return null;
  const row = await readTakeRow(db, reusedFrom);
  const project = row && (await projectOfTake(db, asker, row, undefined));
  if (row === undefined || project === undefined) return null;
  const [named] = await db.select({ name: projects.name }).from(projects).where(eq(projects.id, project));
  const title = await documents.read(project, (doc) => readNode(doc, row.nodeId)?.title ?? 'A node that is gone');
  return { take: row.id, project, projectName: named?.name ?? '', node: row.nodeId, title };
}
