import { z } from 'zod';
import { EdgeRecord, rootOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { checkConnection, readGraph } from '../graph/index.ts';
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
