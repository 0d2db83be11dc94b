import type * as Y from 'yjs';
import {
  readPickLock,
  readRequest,
  readRun,
  readTake,
  rootOf,
  type RunFact,
  type TakeRecord,
} from '../document/index.ts';
import { canonicalJson, type NodeId, type RunId, runIdOf, type TakeId } from '../ids/index.ts';
import { isTerminal } from '../runs/index.ts';

// What only the server writes. Not commands: nobody asks for these, they happen. Each may run twice.

/** Writes where a run stands. [F1] a run that has ended stays as it ended. */
export function putRunFact(doc: Y.Doc, id: RunId, fact: RunFact): void {
  const present = readRun(doc, id);
  if (present !== undefined && isTerminal(present.state)) return;
  if (present !== undefined && canonicalJson(present) === canonicalJson(fact)) return;
  rootOf(doc, 'runs').set(id, fact);
  if (isTerminal(fact.state) && fact.take !== undefined) pickForChain(doc, id, fact.take, fact);
}

/**
 * [F4] The first take that a request of a chain comes to becomes the pick where the request says so, because
 * what comes after is made from it; [L1] never over a lock. Once: what a person picks afterwards stays.
 */
function pickForChain(doc: Y.Doc, run: RunId, take: TakeId, { request: id, node }: RunFact): void {
  const request = readRequest(doc, id);
  if (request?.picks !== true || request.node !== node || readTake(doc, take)?.node !== node) return;
  const isFirst = Array.from({ length: request.variations }, (_, variation) => runIdOf(id, variation)).every(
    (other) => other === run || readRun(doc, other)?.take === undefined,
  );
  const picks = rootOf(doc, 'picks');
  if (isFirst && readPickLock(doc, node) === undefined && picks.get(node) !== take) picks.set(node, take);
}

/**
 * Adds a take, with the next number of its node. [F2] a take is written once and never changed;
 * adding it again changes nothing. [F3] the first take of a node that has no pick becomes its pick.
 */
export function addTake(doc: Y.Doc, id: TakeId, take: Omit<TakeRecord, 'number'>): TakeRecord {
  const present = readTake(doc, id);
  if (present !== undefined) return present;
  const record: TakeRecord = { ...take, number: lastNumber(doc, take.node) + 1 };
  rootOf(doc, 'takes').set(id, record);
  const picks = rootOf(doc, 'picks');
  if (!picks.has(take.node)) picks.set(take.node, id);
  return record;
}

/** The highest number among a node's takes; 0 for none. Looks at two keys of each take: parsing 10,000 takes 60 ms. */
function lastNumber(doc: Y.Doc, node: NodeId): number {
  let last = 0;
  for (const take of rootOf(doc, 'takes').values()) {
    if (typeof take !== 'object' || take === null || !('node' in take) || !('number' in take)) continue;
    if (take.node === node && typeof take.number === 'number') last = Math.max(last, take.number);
  }
  return last;
}
