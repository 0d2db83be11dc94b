import * as Y from 'yjs';
import { DOCUMENT_FORM, type DocumentForm, migrateDocument, newDocument } from '../document/index.ts';
import type { Change } from './change.ts';
import { compareContents } from './compareContents.ts';
import { contentsOf } from './contents.ts';

function documentOf(updates: readonly Uint8Array[], form: DocumentForm): Y.Doc {
  const doc = newDocument();
  for (const update of updates) Y.applyUpdate(doc, update);
  migrateDocument(doc, form);
  return doc;
}

/**
 * What a copy of a document holds that the server never had: `base` is the state of the server that the
 * copy belongs to (the end of its epoch, or now), `copy` the whole copy, both as Yjs updates of the same
 * schema. Merged with its own base a copy loses nothing; both are brought to today's form, and compared
 * as plain data, which is what makes edits to an older shape readable (document-rules C2). Throws where
 * either is no update.
 */
export function unsentChanges(base: Uint8Array, copy: Uint8Array, form: DocumentForm = DOCUMENT_FORM): Change[] {
  return compareContents(contentsOf(documentOf([base], form)), contentsOf(documentOf([base, copy], form)));
}
