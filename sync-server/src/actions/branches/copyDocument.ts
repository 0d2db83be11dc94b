import { type RootName, rootOf, ROOTS } from '@dailies/shared/document';
import * as Y from 'yjs';

/** A branch has a schema and an epoch of its own; requests and runs never cross. */
const NOT_COPIED: ReadonlySet<RootName> = new Set(['meta', 'requests', 'runs']);

/**
 * Writes all that a document holds into a new one, by whoever's hand runs it: the same records and
 * texts under items of its own, so that nobody's client id stands in two logs.
 */
export function copyDocument(from: Y.Doc, to: Y.Doc): void {
  for (const root of ROOTS) {
    if (NOT_COPIED.has(root)) continue;
    for (const [key, value] of rootOf(from, root).entries()) {
      rootOf(to, root).set(key, value instanceof Y.AbstractType ? value.clone() : value);
    }
  }
}
