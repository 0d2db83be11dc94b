import { packDocument, type Sql } from '@dailies/migrations';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type * as Y from 'yjs';

/** Puts a document into a project, as compaction leaves it: written by one person. */
export async function storeCanvas(sql: Sql, project: ProjectId, user: UserId, doc: Y.Doc): Promise<void> {
  await sql`INSERT INTO document_clients (project_id, client_id, user_id) VALUES (${project}, ${doc.clientID}, ${user})`;
  await sql`INSERT INTO document_snapshots (project_id, state) VALUES (${project}, ${await packDocument(doc)})`;
}
