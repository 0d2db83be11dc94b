import { z } from 'zod';
import { EdgeRecord, rootOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { checkConnection, checkConnections, readGraph } from '../graph/index.ts';
import { EdgeId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

/** Connects an output to an input; a wrong connection is refused with the reason that people read. */
export const connect = defineCommand({
  name: 'connect',
  label: 'Connect',
  args: EdgeRecord.extend({ id: EdgeId }),
  roles: ROOT_WRITERS.edges,
  undoable: true,
  check: (doc, { id, ...edge }) =>
    rootOf(doc, 'edges').has(id)
      ? refuse('conflict', `An edge "${id}" is there already.`, 'N1')
      : checkConnection(readGraph(doc), edge),
  apply: (doc, { id, ...edge }) => {
    rootOf(doc, 'edges').set(id, edge);
    return id;
  },
});

/** Connects many at once, each on top of those before it, all or none. */
export const connectMany = defineCommand({
  name: 'connectMany',
  label: 'Connect',
  args: z.object({
    edges: z
      .array(EdgeRecord.extend({ id: EdgeId }))
      .min(1)
      .max(5_000),
  }),
  roles: ROOT_WRITERS.edges,
  undoable: true,
  check: (doc, { edges }) => {
    const taken = edges.find(({ id }) => rootOf(doc, 'edges').has(id));
    if (taken !== undefined) return refuse('conflict', `An edge "${taken.id}" is there already.`, 'N1');
    if (new Set(edges.map(({ id }) => id)).size !== edges.length) {
      return refuse('invalid-input', 'Two new edges have the same id.', 'N1');
    }
    return checkConnections(readGraph(doc), [], edges);
  },
  apply: (doc, { edges }) => {
    for (const { id, ...edge } of edges) rootOf(doc, 'edges').set(id, edge);
  },
});

export const disconnect = defineCommand({
  name: 'disconnect',
  label: 'Disconnect',
  args: z.object({ ids: z.array(EdgeId).min(1).max(5_000) }),
  roles: ROOT_WRITERS.edges,
  undoable: true,
  check: (doc, { ids }) => {
    const missing = ids.find((id) => !rootOf(doc, 'edges').has(id));
    return missing === undefined ? ok(null) : refuse('not-found', `There is no edge "${missing}".`, 'N4');
  },
  apply: (doc, { ids }) => {
    for (const id of ids) rootOf(doc, 'edges').delete(id);
  },
});
