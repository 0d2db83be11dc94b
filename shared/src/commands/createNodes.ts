import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { z } from 'zod';
import { readNodes, recordsOf, rootOf, ROOT_WRITERS } from '../document/index.ts';
import { EdgeRecord, Point, Size } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { EdgeId, NodeId } from '../ids/index.ts';
import { NODE_TYPES, type NodeDefinition } from '../nodes/index.ts';
import { defineCommand } from './defineCommand.ts';

const NewNode = z.object({
  id: NodeId,
  type: z.string().max(64),
  /** The type's title where left out. */
  title: z.string().max(200).optional(),
  pos: Point,
  size: Size.optional(),
  scene: NodeId.nullable().default(null),
  params: z.record(z.string(), z.json()).default({}),
});

const Args = z.object({
  nodes: z.array(NewNode).min(1).max(500),
  /** Edges that come along: each end is one of the new nodes or stands in the document. */
  edges: z
    .array(EdgeRecord.extend({ id: EdgeId }))
    .max(2_000)
    .default([]),
});

/** [N2] Text params are shared texts from the start: one created later, by two people at once, would lose a side. */
function paramsMap(definition: NodeDefinition, values: Readonly<Record<string, unknown>>): Y.Map<unknown> {
  const params = new Y.Map<unknown>();
  for (const [name, hint] of Object.entries(definition.params)) {
    const value = values[name];
    if (hint.control === 'text') params.set(name, new Y.Text(typeof value === 'string' ? value : ''));
    else if (value !== undefined) params.set(name, value);
  }
  return params;
}

/** Creates nodes, with edges among them: a new node, a paste, a duplicate, a template. */
export const createNodes = defineCommand({
  name: 'createNodes',
  label: 'Add nodes',
  args: Args,
  roles: ROOT_WRITERS.nodes,
  undoable: true,
  check: (doc, { nodes, edges }) => {
    const present = recordsOf(doc, 'nodes');
    for (const node of nodes) {
      // [N1] an id is used once, ever
      if (present.has(node.id)) return refuse('conflict', `A node "${node.id}" is there already.`, 'N1');
      const definition = NODE_TYPES.get(node.type);
      if (definition === undefined) {
        return refuse('invalid-input', `There is no node type "${node.type}".`, 'N1');
      }
      const params = definition.module.params.safeParse(node.params);
      if (!params.success) {
        return refuse('invalid-input', `${definition.title}: ${z.prettifyError(params.error)}`, 'N3');
      }
    }
    if (new Set(nodes.map((node) => node.id)).size !== nodes.length) {
      return refuse('invalid-input', 'Two new nodes have the same id.', 'N1');
    }
    const all = new Set<string>([...present.keys(), ...nodes.map((node) => node.id)]);
    const dangling = edges.find((edge) => !all.has(edge.from) || !all.has(edge.to));
    return dangling === undefined
      ? ok(null)
      : refuse('invalid-input', `Edge "${dangling.id}" has an end that is not there.`, 'G2');
  },
  apply: (doc, { nodes, edges }) => {
    const records = recordsOf(doc, 'nodes');
    let last = readNodes(doc).reduce<string | null>(
      (max, node) => (max === null || node.order > max ? node.order : max),
      null,
    );
    for (const node of nodes) {
      const definition = NODE_TYPES.get(node.type);
      if (definition === undefined) continue;
      last = generateKeyBetween(last, null);
      const record = new Y.Map<unknown>();
      record.set('type', node.type);
      record.set('title', node.title ?? definition.title);
      record.set('pos', [...node.pos]);
      record.set('size', [...(node.size ?? definition.size)]);
      record.set('scene', node.scene);
      record.set('order', last);
      record.set('params', paramsMap(definition, node.params));
      records.set(node.id, record);
    }
    for (const { id, ...edge } of edges) {
      if (!rootOf(doc, 'edges').has(id)) rootOf(doc, 'edges').set(id, edge);
    }
    return nodes.map((node) => node.id);
  },
});
