import { readSettings, rootOf, ROOTS } from '@dailies/shared/document';
import type * as Y from 'yjs';

/** The whole document as JSON: each root by its name, records by their ids, texts as strings. */
export function readGraph(doc: Y.Doc): Record<string, Record<string, unknown>> {
  const roots = ROOTS.map((root): [string, Record<string, unknown>] => [root, rootOf(doc, root).toJSON()]);
  // Settings that were never written have their defaults.
  return { ...Object.fromEntries(roots), settings: { ...readSettings(doc) } };
}
