import type * as Y from 'yjs';

/** One step forward: brings a document from the schema `from` to `from + 1`. */
export interface DocumentMigration {
  readonly from: number;
  /** The writes of the step, within the transaction of whoever migrates; `meta.schema` is written for it. */
  readonly migrate: (doc: Y.Doc) => void;
}

/** The form of documents that a version of Dailies writes, and the way to it from each older one. */
export interface DocumentForm {
  /** The number at `meta.schema`. */
  readonly schema: number;
  readonly migrations: readonly DocumentMigration[];
}

/**
 * The form of this version. A change of shape that older readers would misread raises the schema, adds
 * its migration here, and stores a fixture of the schema before (`scripts/makeDocumentFixture.ts`).
 */
export const DOCUMENT_FORM: DocumentForm = { schema: 1, migrations: [] };
