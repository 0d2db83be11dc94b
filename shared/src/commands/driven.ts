import { z } from 'zod';
import { nodeKey, readEdges, readNode, recordsOf, rootOf, ROOT_WRITERS } from '../document/index.ts';
import { refuse } from '../errors/index.ts';
import { NodeId } from '../ids/index.ts';
import { drivenPortKey, NODE_TYPES } from '../nodes/index.ts';
import { checkDriven } from './checkDriven.ts';
import { defineCommand } from './defineCommand.ts';

/**
 * Gives params of a node a port each that drives them, or takes the ports away with the edges at them. What
 * is stored of a param stays, and counts while nothing is connected.
 */
export const setDriven = defineCommand({
  name: 'setDriven',
  label: 'Drive a setting',
  args: z.object({
    id: NodeId,
    params: z.array(z.string().min(1).max(64)).min(1).max(100),
    driven: z.boolean(),
  }),
  roles: ROOT_WRITERS.nodes,
  undoable: true,
  check: (doc, { id, params }) => {
    const node = readNode(doc, id);
    if (node === undefined) return refuse('not-found', `There is no node "${id}".`, 'N4');
    const definition = NODE_TYPES.get(node.type);
    if (definition === undefined) {
      return refuse('invalid-graph', `This version does not know nodes of type "${node.type}".`, 'G7');
    }
    return checkDriven(definition, params);
  },
  apply: (doc, { id, params, driven }) => {
    const record = recordsOf(doc, 'nodes').get(id);
    const ports = new Set(params.map(drivenPortKey));
    for (const param of params) {
      const key = nodeKey.driven(param);
      if (!driven) record?.delete(key);
      else if (record?.get(key) !== true) record?.set(key, true);
    }
    if (driven) return;
    for (const edge of readEdges(doc)) {
      if (edge.to === id && ports.has(edge.toPort)) rootOf(doc, 'edges').delete(edge.id);
    }
  },
});
