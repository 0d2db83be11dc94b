import { createHash } from 'node:crypto';
import type { Sql, Tx } from '@dailies/migrations';
import { rootOf, ROOTS } from '@dailies/shared/document';
import { canonicalJson } from '@dailies/shared/ids';
import type * as Y from 'yjs';
import type { DocumentLine } from './BackupHeader.ts';
import { readDocument } from './readDocument.ts';

/** Where a document's newest snapshot is damaged there is nothing to tell the hash of. */
const UNREADABLE: Pick<DocumentLine, 'sha256' | 'bad'> = { sha256: 'unreadable', bad: 0 };

/** SHA-256 of all that a document says, to the letter, but for its epoch, which a restore raises. */
function sha256Of(doc: Y.Doc): string {
  const hash = createHash('sha256');
  for (const root of ROOTS) {
    const values = Object.entries(rootOf(doc, root).toJSON()).filter(([key]) => root !== 'meta' || key !== 'epoch');
    hash.update(canonicalJson({ root, values: Object.fromEntries(values) }));
  }
  return hash.digest('hex');
}

/** What a project's document says, as a line of a backup. */
export async function documentDigest(sql: Sql | Tx, project: string): Promise<DocumentLine> {
  const document = await readDocument(sql, project);
  return { project, ...(document === null ? UNREADABLE : { sha256: sha256Of(document.doc), bad: document.bad }) };
}

export const isUnreadable = ({ sha256 }: DocumentLine): boolean => sha256 === UNREADABLE.sha256;
