import { applyStored, isPacked } from '@dailies/migrations';
import { newDocument } from '@dailies/shared/document';
import * as Y from 'yjs';

/** A row of the log, as it is read back. */
export interface LogRow {
  readonly seq: string;
  readonly update: Uint8Array;
}

export interface Replayed {
  readonly doc: Y.Doc;
  /** Rows that could not be applied, and why. */
  readonly bad: readonly { readonly seq: string; readonly reason: string }[];
}

/** Whether an update leaves a document whole: it applies, and nothing waits for something missing. */
function applies(doc: Y.Doc, update: Uint8Array): string | null {
  try {
    Y.applyUpdate(doc, update);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null ? null : 'it builds on something missing';
}

/** A snapshot that does not give its document any more: see `rebuildState`. */
export class DamagedState extends Error {
  override name = 'DamagedState';
}

function startFrom(snapshot: Uint8Array | null, doc: Y.Doc): Y.Doc {
  try {
    if (snapshot !== null) applyStored(doc, snapshot);
  } catch (error) {
    throw new DamagedState('A snapshot of a document cannot be read.', { cause: error });
  }
  return doc;
}

/**
 * Fills an empty document with its newest snapshot and the rows after it. False where that did not succeed: where a row
 * cannot be replayed, which may have left half of itself behind, and the document is to be thrown away; and where the
 * snapshot may be damaged without being known to be, and nothing was touched. Throws `DamagedState`, and has touched
 * nothing, where the snapshot cannot be read.
 */
export function fill(doc: Y.Doc, snapshot: Uint8Array | null, rows: readonly LogRow[]): boolean {
  if (snapshot !== null && !isPacked(snapshot)) return false;
  return doc.transact(() => {
    startFrom(snapshot, doc);
    return rows.every(({ update }) => applies(doc, update) === null);
  });
}

/**
 * A document from its newest snapshot and the rows after it, in order. A row that cannot be replayed
 * is left out (document-rules B5): the replay starts again without it, because a failed apply may
 * have left half of itself behind. Replaying into a document collects garbage, and is fifty times
 * faster than merging updates. `before` hears of each row just before it is applied, and hears them
 * from the start again where the replay starts again: `begin` says so. Throws `DamagedState` where the snapshot cannot be read.
 */
export function replay<Row extends LogRow>(
  snapshot: Uint8Array | null,
  rows: readonly Row[],
  follow?: { readonly begin: (doc: Y.Doc) => void; readonly before: (row: Row) => void },
): Replayed {
  const bad: { seq: string; reason: string }[] = [];
  for (;;) {
    const doc = startFrom(snapshot, newDocument());
    follow?.begin(doc);
    const leftOut = new Set(bad.map(({ seq }) => seq));
    let failed: { seq: string; reason: string } | undefined;
    for (const row of rows) {
      if (leftOut.has(row.seq)) continue;
      follow?.before(row);
      const reason = applies(doc, row.update);
      if (reason !== null) {
        failed = { seq: row.seq, reason };
        break;
      }
    }
    if (failed === undefined) return { doc, bad };
    bad.push(failed);
  }
}
