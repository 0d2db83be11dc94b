import { applyStored, type Sql, type Tx } from '@dailies/migrations';
import { newDocument } from '@dailies/shared/document';
import type * as Y from 'yjs';

interface StoredUpdate {
  readonly seq: string;
  readonly update: Uint8Array;
}

export interface ReplayedDocument {
  readonly doc: Y.Doc;
  /** Updates that could not be replayed. */
  readonly bad: number;
}

/** Whether an update leaves a document whole. */
function applies(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    applyStored(doc, update);
  } catch {
    return false;
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null;
}

/** The document as a server opens it: what cannot be replayed is left out, and the rest replayed anew. */
function replay(snapshot: Uint8Array | undefined, updates: readonly StoredUpdate[]): ReplayedDocument {
  const bad = new Set<string>();
  for (;;) {
    const doc = newDocument();
    if (snapshot !== undefined) applyStored(doc, snapshot);
    const failed = updates.find(({ seq, update }) => !bad.has(seq) && !applies(doc, update));
    if (failed === undefined) return { doc, bad: bad.size };
    bad.add(failed.seq);
  }
}

/**
 * A project's document from its newest snapshot and the log; null where its snapshot is damaged, which a
 * server mends from the history when it opens it. One document is in memory.
 */
export async function readDocument(sql: Sql | Tx, project: string): Promise<ReplayedDocument | null> {
  const [snapshot] = await sql<{ state: Uint8Array }[]>`
    SELECT state FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT 1`;
  const updates = await sql<StoredUpdate[]>`
    SELECT seq::text AS seq, update FROM document_updates WHERE project_id = ${project} ORDER BY document_updates.seq`;
  try {
    return replay(snapshot?.state, updates);
  } catch {
    return null;
  }
}
