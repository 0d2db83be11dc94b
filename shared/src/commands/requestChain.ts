import { z } from 'zod';
import { readRequests, readRun, RequestRecord, requestKey, rootOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { RequestId, runIdOf } from '../ids/index.ts';
import { isTerminal } from '../runs/index.ts';
import { defineCommand } from './defineCommand.ts';
import { mayAskFor } from './requests.ts';

const Requests = z
  .array(RequestRecord.omit({ by: true, at: true }).extend({ id: RequestId, chain: RequestId }))
  .min(1)
  .max(500);

/**
 * Asks for takes of several nodes, those that are made from others after them (`chainRequests` of a planned
 * chain makes the arguments). [Q7] a chain has the id of its first request, and waits only for itself.
 */
export const requestChain = defineCommand({
  name: 'requestChain',
  label: 'Generate several',
  args: z.object({ requests: Requests }),
  roles: ROOT_WRITERS.requests,
  undoable: false,
  check: (doc, { requests }) => {
    const known = new Set<RequestId>();
    for (const request of requests) {
      const may = mayAskFor(doc, request);
      if (!may.ok) return may;
      const isWhole = request.chain === requests[0]?.id && (request.after ?? []).every((id) => known.has(id));
      if (!isWhole || known.has(request.id)) {
        return refuse('invalid-input', 'A request of a chain waits for those before it in the chain only.', 'Q7');
      }
      known.add(request.id);
    }
    return ok(null);
  },
  apply: (doc, { requests }, { actor, now }) => {
    for (const { id, ...request } of requests) {
      rootOf(doc, 'requests').set(id, { ...request, by: actor, at: now });
    }
    return requests.map(({ id }) => id);
  },
});

/** Stops what has not ended of a chain. */
export const cancelChain = defineCommand({
  name: 'cancelChain',
  label: 'Cancel all of it',
  args: z.object({ chain: RequestId }),
  roles: ROOT_WRITERS.requests,
  undoable: false,
  check: (doc, { chain }) =>
    readRequests(doc).some((request) => request.chain === chain)
      ? ok(null)
      : refuse('not-found', `There is no chain "${chain}".`, 'N4'),
  apply: (doc, { chain }, { actor, now }) => {
    for (const { id, chain: own, variations } of readRequests(doc)) {
      const key = requestKey.cancel(id);
      const hasEnded = Array.from({ length: variations }, (_, index) => readRun(doc, runIdOf(id, index))).every(
        (fact) => fact !== undefined && isTerminal(fact.state),
      );
      if (own !== chain || hasEnded || rootOf(doc, 'requests').has(key)) continue;
      rootOf(doc, 'requests').set(key, { by: actor, at: now });
    }
  },
});
