import type * as Y from 'yjs';
import { z } from 'zod';
import {
  readNode,
  readRequest,
  readTracking,
  RequestRecord,
  requestKey,
  rootOf,
  ROOT_WRITERS,
} from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { type NodeId, RequestId } from '../ids/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { defineCommand } from './defineCommand.ts';

/** Whether takes of a node may be asked for under an id. */
export function mayAskFor(
  doc: Y.Doc,
  { id, node: nodeId }: { readonly id: RequestId; readonly node: NodeId },
): Result<null> {
  if (rootOf(doc, 'requests').has(id)) return refuse('conflict', `A request "${id}" is there already.`, 'N1');
  const node = readNode(doc, nodeId);
  if (node === undefined) return refuse('not-found', `There is no node "${nodeId}".`, 'N4');
  if (NODE_TYPES.get(node.type)?.module.runs !== true) {
    return refuse('invalid-graph', `"${node.title}" has nothing to generate.`, 'P6');
  }
  return readTracking(doc, nodeId).locked
    ? refuse('locked', `"${node.title}" is locked; a director or producer can unlock it.`, 'R2')
    : ok(null);
}

/** Asks for takes of a node. `recipe`: the hash that the person saw. */
export const requestTakes = defineCommand({
  name: 'requestTakes',
  label: 'Generate',
  args: RequestRecord.omit({ by: true, at: true }).extend({ id: RequestId }),
  roles: ROOT_WRITERS.requests,
  undoable: false,
  check: mayAskFor,
  apply: (doc, { id, ...request }, { actor, now }) => {
    rootOf(doc, 'requests').set(id, { ...request, by: actor, at: now });
    return id;
  },
});

const mark = (name: 'cancelRequest' | 'confirmRequest', label: string, kind: 'cancel' | 'confirm') =>
  defineCommand({
    name,
    label,
    args: z.object({ request: RequestId }),
    roles: ROOT_WRITERS.requests,
    undoable: false,
    check: (doc, { request }) =>
      readRequest(doc, request) === undefined
        ? refuse('not-found', `There is no request "${request}".`, 'N4')
        : ok(null),
    apply: (doc, { request }, { actor, now }) => {
      const key = requestKey[kind](request);
      // [R1] a mark is written once; the second press changes nothing
      if (!rootOf(doc, 'requests').has(key)) rootOf(doc, 'requests').set(key, { by: actor, at: now });
    },
  });

/** Stops what has not ended of a request. */
export const cancelRequest = mark('cancelRequest', 'Cancel generation', 'cancel');

/** Lets a request run that came late and was held. */
export const confirmRequest = mark('confirmRequest', 'Confirm generation', 'confirm');
