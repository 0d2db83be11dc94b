import { applyStored, packDocument, type Sql } from '@dailies/migrations';
import { newDocument } from '@dailies/shared/document';
import type { ProjectId } from '@dailies/shared/ids';

/**
 * The state of the newest snapshot of a document, made again from the history: for when the snapshot
 * itself is damaged. Takes as long as everything that was ever done in it takes to replay.
 */
export async function rebuildState(sql: Pick<Sql, 'unsafe'>, project: ProjectId): Promise<Uint8Array> {
  const rows = await sql.unsafe<{ update: Uint8Array }[]>(
    'SELECT update FROM document_history WHERE project_id = $1 ORDER BY seq',
    [project],
  );
  const doc = newDocument();
  for (const { update } of rows) applyStored(doc, update);
  return packDocument(doc);
}
