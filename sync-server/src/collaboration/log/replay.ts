import { newDocument } from '@dailies/shared/document';
import type * as Yjs from 'yjs';
import * as Y from 'yjs';

/** A row of the log, as it is read back. */
export interface LogRow {
  readonly seq: string;
  readonly update: Uint8Array;
}

export interface Replayed {
  readonly doc: Yjs.Doc;
  /** Rows that could not be applied, and why. */
  readonly bad: readonly { readonly seq: string; readonly reason: string }[];
}

/** Whether an update leaves a document whole: it applies, and nothing waits for something missing. */
function applies(doc: Yjs.Doc, update: Uint8Array): string | null {
  try {
    Y.applyUpdate(doc, update);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null ? null : 'it builds on something missing';
}

/**
 * A document from its newest snapshot and the rows after it, in order. A row that cannot be replayed
 * is left out (document-rules B5): the replay starts again without it, because a failed apply may
 * have left half of itself behind. Replaying into a document collects garbage, and is fifty times
 * faster than merging updates.
 */
export function replay(snapshot: Uint8Array | null, rows: readonly LogRow[]): Replayed {
  const bad: { seq: string; reason: string }[] = [];
  for (;;) {
    const doc = newDocument();
    if (snapshot !== null) Y.applyUpdate(doc, snapshot);
    const leftOut = new Set(bad.map(({ seq }) => seq));
    let failed: { seq: string; reason: string } | undefined;
    for (const { seq, update } of rows) {
      if (leftOut.has(seq)) continue;
      const reason = applies(doc, update);
      if (reason !== null) {
        failed = { seq, reason };
        break;
      }
    }
    if (failed === undefined) return { doc, bad };
    bad.push(failed);
  }
}
