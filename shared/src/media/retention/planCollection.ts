import type { Sha256 } from '../media.ts';

/** A blob as the store and the tables have it. */
export interface Blob {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/** A blob that was made of a file; `serves`: it is the one of its kind that people are shown. */
export interface DerivedBlob {
  readonly blob: Sha256;
  readonly source: Sha256;
  readonly serves: boolean;
}

export interface CollectionFacts {
  readonly blobs: readonly Blob[];
  readonly derived: readonly DerivedBlob[];
  /** Every hash that anything names: documents with all their history, versions, runs, takes, assets, … */
  readonly named: ReadonlySet<string>;
  /** Since when a blob has been known to be named by nothing, in milliseconds since 1970. */
  readonly marks: ReadonlyMap<string, number>;
  readonly nowMs: number;
  readonly graceMs: number;
}

/** A blob that goes at a time. */
interface Waiting extends Blob {
  readonly sinceMs: number;
  readonly collectAtMs: number;
}

export interface CollectionPlan {
  readonly kept: readonly Blob[];
  /** Named by nothing, for less than the grace. */
  readonly waiting: readonly Waiting[];
  /** Named by nothing, for the whole grace. */
  readonly collect: readonly Blob[];
  /** To be marked now, and to have their mark taken away. */
  readonly mark: readonly Blob[];
  readonly unmark: readonly Sha256[];
}

/**
 * What may go. The rules, which tests quote:
 *
 * - [RT1] What anything names is kept, whatever its mark says.
 * - [RT2] What is made of a file is kept while the file is and it is what people are shown.
 * - [RT3] What nothing names is marked when that is first seen, and goes when the mark is as old as the
 *   grace; never at first sight, so that what is just coming has its time.
 * - [RT4] What is named again loses its mark, and has the whole grace anew.
 * - [RT5] A mark of the future (a clock that was set back) is a mark of now.
 */
export function planCollection({ blobs, derived, named, marks, nowMs, graceMs }: CollectionFacts): CollectionPlan {
  const keptDerived = new Set<string>();
  for (const { blob, source, serves } of derived) if (serves && named.has(source)) keptDerived.add(blob);
  const kept: Blob[] = [];
  const waiting: Waiting[] = [];
  const collect: Blob[] = [];
  const mark: Blob[] = [];
  const unmark: Sha256[] = [];
  for (const blob of blobs) {
    const { sha256 } = blob;
    const markedMs = marks.get(sha256);
    if (named.has(sha256) || keptDerived.has(sha256)) {
      kept.push(blob);
      if (markedMs !== undefined) unmark.push(sha256);
      continue;
    }
    if (markedMs === undefined) mark.push(blob);
    const sinceMs = Math.min(markedMs ?? nowMs, nowMs);
    if (markedMs !== undefined && nowMs - sinceMs >= graceMs) collect.push(blob);
    else waiting.push({ ...blob, sinceMs, collectAtMs: sinceMs + graceMs });
  }
  return { kept, waiting, collect, mark, unmark };
}
