import type * as Y from 'yjs';
import { readMeta } from '../read/project.ts';
import { rootOf } from '../schema/roots.ts';
import { DOCUMENT_FORM, type DocumentForm } from './documentForm.ts';

/** How a document's schema stands to a form. A document that the server has not opened yet is `new`. */
export function schemaAge(doc: Y.Doc, form: DocumentForm = DOCUMENT_FORM): 'new' | 'older' | 'current' | 'newer' {
  if (!rootOf(doc, 'meta').has('schema')) return 'new';
  const { schema } = readMeta(doc);
  if (schema === form.schema) return 'current';
  return schema < form.schema ? 'older' : 'newer';
}

/**
 * [M1] Brings a document forward to a form, step by step, in one transaction: the server's hand alone,
 * because two sides that migrate by themselves lose edits (document-rules C2). [M2] A newer document is
 * left as it is; there is no way back. Throws where a step is missing, which is a bug.
 */
export function migrateDocument(doc: Y.Doc, form: DocumentForm = DOCUMENT_FORM): 'current' | 'migrated' | 'newer' {
  const age = schemaAge(doc, form);
  if (age === 'newer' || age === 'current') return age;
  doc.transact(() => {
    // A new document has no old shapes in it.
    for (let at = age === 'new' ? form.schema : readMeta(doc).schema; at < form.schema; at += 1) {
      const step = form.migrations.find(({ from }) => from === at);
      if (step === undefined) throw new Error(`There is no migration of documents from schema ${at}.`);
      step.migrate(doc);
    }
    rootOf(doc, 'meta').set('schema', form.schema);
  });
  return 'migrated';
}
