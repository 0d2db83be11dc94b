import type * as Y from 'yjs';
import { z } from 'zod';
import {
  CellOfFans,
  readNode,
  readRequest,
  readTracking,
  RequestRecord,
  requestKey,
  rootOf,
  ROOT_WRITERS,
} from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { NodeId, RequestId } from '../ids/index.ts';
import { CELLS_AT_MOST } from '../modules/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { defineCommand } from './defineCommand.ts';

/** [R4] What is meant of fan-outs is there: each is one, and has that value. */
function checkValues(doc: Y.Doc, values: RequestRecord['values']): Result<null> {
  for (const [fan, at] of Object.entries(values ?? {})) {
    const node = readNode(doc, fan);
    const module = NODE_TYPES.get(node?.type ?? '')?.module;
    if (node === undefined || module === undefined || module.runs || module.cells === undefined) {
      return refuse('not-found', `There is no fan-out "${fan}".`, 'R4');
    }
    const count = module.params.safeParse(node.params).success ? module.cells(node.params) : ok(0);
    if (!count.ok) return count;
    if (at >= count.value) return refuse('not-found', `"${node.title}" has ${count.value} values.`, 'R4');
  }
  return ok(null);
}

/** What a request names. */
type Asked = Pick<RequestRecord, 'node' | 'values'> & { readonly id: RequestId };

/** Whether takes of a node may be asked for under an id. */
export function mayAskFor(doc: Y.Doc, { id, node: nodeId, values }: Asked): Result<null> {
  if (rootOf(doc, 'requests').has(id)) return refuse('conflict', `A request "${id}" is there already.`, 'N1');
  const node = readNode(doc, nodeId);
  if (node === undefined) return refuse('not-found', `There is no node "${nodeId}".`, 'N4');
  if (NODE_TYPES.get(node.type)?.module.runs !== true) {
    return refuse('invalid-graph', `"${node.title}" has nothing to generate.`, 'P6');
  }
  if (readTracking(doc, nodeId).locked) {
    return refuse('locked', `"${node.title}" is locked; a director or producer can unlock it.`, 'R2');
  }
  return checkValues(doc, values);
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

/** Asks for a take of each of several cells of a node below fan-outs, a request a cell: all or none. */
export const requestCells = defineCommand({
  name: 'requestCells',
  label: 'Generate',
  args: z.object({
    node: NodeId,
    cells: z
      .array(z.object({ id: RequestId, values: CellOfFans, recipe: RequestRecord.shape.recipe }))
      .min(1)
      .max(CELLS_AT_MOST),
    variations: RequestRecord.shape.variations.default(1),
    anyway: RequestRecord.shape.anyway,
  }),
  roles: ROOT_WRITERS.requests,
  undoable: false,
  check: (doc, { node, cells }) => {
    if (new Set(cells.map(({ id }) => id)).size !== cells.length) {
      return refuse('invalid-input', 'Two new requests have the same id.', 'N1');
    }
    for (const { id, values } of cells) {
      const checked = mayAskFor(doc, { id, node, values });
      if (!checked.ok) return checked;
    }
    return ok(null);
  },
  apply: (doc, { node, cells, variations, anyway }, { actor, now }) => {
    for (const { id, ...cell } of cells) {
      const request: RequestRecord = { node, kind: 'generate', variations, anyway, ...cell, by: actor, at: now };
      rootOf(doc, 'requests').set(id, request);
    }
    return cells.map(({ id }) => id);
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
