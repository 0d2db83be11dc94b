import type * as Y from 'yjs';
import { readRun, readTake, readTakes, rootOf, type RunFact, type TakeRecord } from '../document/index.ts';
import { canonicalJson, type RunId, type TakeId } from '../ids/index.ts';
import { isTerminal } from '../runs/index.ts';

// What only the server writes. Not commands: nobody asks for these, they happen. Each may run twice.

/** Writes where a run stands. [F1] a run that has ended stays as it ended. */
export function putRunFact(doc: Y.Doc, id: RunId, fact: RunFact): void {
  const present = readRun(doc, id);
  if (present !== undefined && isTerminal(present.state)) return;
  if (present !== undefined && canonicalJson(present) === canonicalJson(fact)) return;
  rootOf(doc, 'runs').set(id, fact);
}

/**
 * Adds a take, with the next number of its node. [F2] a take is written once and never changed;
 * adding it again changes nothing. [F3] the first take of a node that has no pick becomes its pick.
 */
export function addTake(doc: Y.Doc, id: TakeId, take: Omit<TakeRecord, 'number'>): TakeRecord {
  const present = readTake(doc, id);
  if (present !== undefined) return present;
  const number =
    readTakes(doc).reduce((max, other) => (other.node === take.node ? Math.max(max, other.number) : max), 0) + 1;
  const record: TakeRecord = { ...take, number };
  rootOf(doc, 'takes').set(id, record);
  const picks = rootOf(doc, 'picks');
  if (!picks.has(take.node)) picks.set(take.node, id);
  return record;
}
