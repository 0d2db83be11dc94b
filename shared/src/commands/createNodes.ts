import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { z } from 'zod';
import {
  isOrder,
  nodeKey,
  type NodeRecord,
  readNode,
  readNodes,
  recordsOf,
  rootOf,
  ROOT_WRITERS,
} from '../document/index.ts';
import { EdgeRecord, NodeColour, NodeMode, Point, Size } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { checkConnections, readGraph, SCENE_TYPE, sceneTree } from '../graph/index.ts';
import { EdgeId, NodeId } from '../ids/index.ts';
import { NODE_TYPES, type NodeDefinition } from '../nodes/index.ts';
import { checkDriven } from './checkDriven.ts';
import { checkParams } from './checkParams.ts';
import { defineCommand } from './defineCommand.ts';

const NewNode = z.object({
  id: NodeId,
  type: z.string().max(64),
  /** The type's title where left out. */
  title: z.string().max(200).optional(),
  pos: Point,
  size: Size.optional(),
  scene: NodeId.nullable().default(null),
  /** Where it stood in the order, for a node that comes back; else it goes to the end. */
  order: z.string().min(1).max(200).optional(),
  colour: NodeColour.optional(),
  mode: NodeMode.optional(),
  /** Params that ports drive. */
  driven: z.array(z.string().min(1).max(64)).max(100).optional(),
  params: z.record(z.string(), z.json()).default({}),
});

/** How much is made at once: more is refused. */
export const CREATED_AT_MOST = { nodes: 500, edges: 2_000 } as const;

const Args = z.object({
  nodes: z.array(NewNode).min(1).max(CREATED_AT_MOST.nodes),
  /** Edges that come along: each end is one of the new nodes or stands in the document. */
  edges: z
    .array(EdgeRecord.extend({ id: EdgeId }))
    .max(CREATED_AT_MOST.edges)
    .default([]),
});

/** [N2] Text params are shared texts from the start: one created later, by two people at once, would lose a side. */
function paramsMap(definition: NodeDefinition, values: Readonly<Record<string, unknown>>): Y.Map<unknown> {
  const params = new Y.Map<unknown>();
  for (const [name, value] of Object.entries(values)) {
    if (definition.params[name]?.control !== 'text') params.set(name, value);
  }
  for (const [name, { control }] of Object.entries(definition.params)) {
    const value = values[name];
    if (control === 'text') params.set(name, new Y.Text(typeof value === 'string' ? value : ''));
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
      // [N1] an id is used once
      if (present.has(node.id)) return refuse('conflict', `A node "${node.id}" is there already.`, 'N1');
      const definition = NODE_TYPES.get(node.type);
      if (definition === undefined) {
        return refuse('invalid-input', `There is no node type "${node.type}".`, 'N7');
      }
      const params = checkParams(definition, node.title ?? definition.title, node.params);
      if (!params.ok) return params;
      const driven = checkDriven(definition, node.driven ?? []);
      if (!driven.ok) return driven;
    }
    const ids = new Set<string>(nodes.map((node) => node.id));
    if (ids.size !== nodes.length) return refuse('invalid-input', 'Two new nodes have the same id.', 'N1');
    const misplaced = nodes.find(({ order }) => order !== undefined && !isOrder(order));
    if (misplaced !== undefined) return refuse('invalid-input', `"${misplaced.order}" is no place in an order.`, 'N9');
    const homeless = nodes.find(({ scene }) => scene !== null && !ids.has(scene) && !present.has(scene));
    if (homeless !== undefined) return refuse('not-found', `There is no scene "${homeless.scene}".`, 'N4');
    const scenes = new Set<string>(nodes.filter(({ type }) => type === SCENE_TYPE).map(({ id }) => id));
    const isScene = (id: string): boolean => scenes.has(id) || readNode(doc, id)?.type === SCENE_TYPE;
    const mishoused = nodes.find(({ scene }) => scene !== null && !isScene(scene));
    if (mishoused !== undefined) {
      return refuse('invalid-input', `"${mishoused.scene}" is no scene, and holds no nodes.`, 'W7');
    }
    const nested = new Map(nodes.map((node) => [node.id, { ...node, order: '' }]));
    if (sceneTree(nested).looped.size > 0) return refuse('invalid-graph', 'A scene cannot hold itself.', 'N10');
    if (edges.length === 0) return ok(null);
    const taken = edges.find(({ id }) => rootOf(doc, 'edges').has(id));
    if (taken !== undefined) return refuse('conflict', `An edge "${taken.id}" is there already.`, 'N1');
    if (new Set(edges.map(({ id }) => id)).size !== edges.length) {
      return refuse('invalid-input', 'Two new edges have the same id.', 'N1');
    }
    return checkConnections(readGraph(doc), newRecords(nodes, null), edges);
  },
  apply: (doc, { nodes, edges }) => {
    const records = recordsOf(doc, 'nodes');
    for (const { id, params, driven, ...fields } of newRecords(nodes, lastOrder(doc))) {
      const definition = NODE_TYPES.get(fields.type);
      if (definition === undefined) continue;
      const record = new Y.Map<unknown>();
      for (const [key, value] of Object.entries(fields)) if (value !== undefined) record.set(key, value);
      for (const param of driven ?? []) record.set(nodeKey.driven(param), true);
      record.set('params', paramsMap(definition, params));
      records.set(id, record);
    }
    for (const { id, ...edge } of edges) rootOf(doc, 'edges').set(id, edge);
    return nodes.map((node) => node.id);
  },
});

/** New nodes as records, in their order after a place in the order. */
function newRecords(nodes: readonly z.infer<typeof NewNode>[], after: string | null): NodeRecord[] {
  let last = after;
  return nodes.map(({ title, size, order, driven, ...node }) => {
    const definition = NODE_TYPES.get(node.type);
    if (order === undefined) last = generateKeyBetween(last, null);
    return {
      ...node,
      title: title ?? definition?.title ?? '',
      size: size ?? definition?.size ?? [1, 1],
      order: order ?? last ?? '',
      ...(driven === undefined || driven.length === 0 ? {} : { driven: [...driven].sort() }),
    };
  });
}

/** The last place in the order of nodes; one that is no fractional index (nothing of ours writes such) does not count. */
function lastOrder(doc: Y.Doc): string | null {
  const orders = readNodes(doc).map((node) => node.order);
  return orders.reduce<string | null>(
    (max, order) => (isOrder(order) && (max === null || order > max) ? order : max),
    null,
  );
}
