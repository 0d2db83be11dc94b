import { createHash } from 'node:crypto';
import { applyStored, type Sql, type Tx } from '@dailies/migrations';
import { newDocument, rootOf, ROOTS } from '@dailies/shared/document';
import { canonicalJson } from '@dailies/shared/ids';
import * as Y from 'yjs';
import type { DocumentLine } from './BackupHeader.ts';

interface StoredUpdate {
  readonly seq: string;
  readonly update: Uint8Array;
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
function replay(snapshot: Uint8Array | undefined, updates: readonly StoredUpdate[]): { doc: Y.Doc; bad: number } {
  const bad = new Set<string>();
  for (;;) {
    const doc = newDocument();
    if (snapshot !== undefined) applyStored(doc, snapshot);
    const failed = updates.find(({ seq, update }) => !bad.has(seq) && !applies(doc, update));
    if (failed === undefined) return { doc, bad: bad.size };
    bad.add(failed.seq);
  }
}

/** SHA-256 of all that a document says, to the letter, but for its epoch, which a restore raises. */
function sha256Of(doc: Y.Doc): string {
  const hash = createHash('sha256');
  for (const root of ROOTS) {
    const { epoch, ...values } = rootOf(doc, root).toJSON();
    hash.update(
      canonicalJson({
        root,
        values: root === 'meta' ? values : { ...values, ...(epoch === undefined ? {} : { epoch }) },
      }),
    );
  }
  return hash.digest('hex');
}

/** Replays a project's document from its newest snapshot and the log. One document is in memory. */
export async function documentDigest(sql: Sql | Tx, project: string): Promise<DocumentLine> {
  const [snapshot] = await sql<{ state: Uint8Array }[]>`
    SELECT state FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT 1`;
  const updates = await sql<StoredUpdate[]>`
    SELECT seq::text AS seq, update FROM document_updates WHERE project_id = ${project} ORDER BY document_updates.seq`;
  const { doc, bad } = replay(snapshot?.state, updates);
  return { project, sha256: sha256Of(doc), bad };
}
