import * as Y from 'yjs';
import { z } from 'zod';
import {
  NodeColour,
  NodeMode,
  Point,
  readEdges,
  readNode,
  recordsOf,
  rootOf,
  ROOT_WRITERS,
  Size,
  textParam,
} from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { canBePassed, SCENE_TYPE } from '../graph/index.ts';
import { NodeId } from '../ids/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { checkParams } from './checkParams.ts';
import { defineCommand } from './defineCommand.ts';
import { replaceText } from './replaceText.ts';

const roles = ROOT_WRITERS.nodes;

/** [N4] a command names nodes that are there */
function allThere(doc: Y.Doc, ids: readonly string[]): Result<null> {
  const missing = ids.find((id) => readNode(doc, id) === undefined);
  return missing === undefined ? ok(null) : refuse('not-found', `There is no node "${missing}".`, 'N4');
}

/** Deletes nodes and the edges at them. Takes and picks stay: undo brings both back. */
export const deleteNodes = defineCommand({
  name: 'deleteNodes',
  label: 'Delete nodes',
  args: z.object({ ids: z.array(NodeId).min(1).max(5_000) }),
  roles,
  undoable: true,
  // A broken record must be deletable too, so its presence is enough.
  check: (doc, { ids }) => {
    const missing = ids.find((id) => !recordsOf(doc, 'nodes').has(id));
    return missing === undefined ? ok(null) : refuse('not-found', `There is no node "${missing}".`, 'N4');
  },
  apply: (doc, { ids }) => {
    const gone = new Set<string>(ids);
    const isScene = (id: string): boolean => readNode(doc, id)?.type === SCENE_TYPE;
    for (const { id, from, fromPort, to, toPort } of readEdges(doc)) {
      // [W3] with a way its scene's port goes
      const isAtPort = (gone.has(fromPort) && isScene(from)) || (gone.has(toPort) && isScene(to));
      if (gone.has(from) || gone.has(to) || isAtPort) rootOf(doc, 'edges').delete(id);
    }
    for (const id of ids) recordsOf(doc, 'nodes').delete(id);
  },
});

export const moveNodes = defineCommand({
  name: 'moveNodes',
  label: 'Move nodes',
  args: z.object({
    moves: z
      .array(z.object({ id: NodeId, pos: Point }))
      .min(1)
      .max(5_000),
  }),
  roles,
  undoable: true,
  check: (doc, { moves }) =>
    allThere(
      doc,
      moves.map((move) => move.id),
    ),
  apply: (doc, { moves }) => {
    for (const { id, pos } of moves)
      recordsOf(doc, 'nodes')
        .get(id)
        ?.set('pos', [...pos]);
  },
});

export const resizeNode = defineCommand({
  name: 'resizeNode',
  label: 'Resize node',
  args: z.object({ id: NodeId, pos: Point, size: Size }),
  roles,
  undoable: true,
  check: (doc, { id }) => allThere(doc, [id]),
  apply: (doc, { id, pos, size }) => {
    const record = recordsOf(doc, 'nodes').get(id);
    record?.set('pos', [...pos]);
    record?.set('size', [...size]);
  },
});

export const renameNode = defineCommand({
  name: 'renameNode',
  label: 'Rename node',
  args: z.object({ id: NodeId, title: z.string().trim().min(1, 'A title is needed.').max(200) }),
  roles,
  undoable: true,
  check: (doc, { id }) => allThere(doc, [id]),
  apply: (doc, { id, title }) => {
    recordsOf(doc, 'nodes').get(id)?.set('title', title);
  },
});

/** Gives nodes a colour, or takes it away. */
export const colourNodes = defineCommand({
  name: 'colourNodes',
  label: 'Colour nodes',
  args: z.object({ ids: z.array(NodeId).min(1).max(5_000), colour: NodeColour.nullable() }),
  roles,
  undoable: true,
  check: (doc, { ids }) => allThere(doc, ids),
  apply: (doc, { ids, colour }) => {
    for (const id of ids) {
      const record = recordsOf(doc, 'nodes').get(id);
      if (colour === null) record?.delete('colour');
      else if (record?.get('colour') !== colour) record?.set('colour', colour);
    }
  },
});

/** Disables nodes, lets them be passed through, or lets them work again. */
export const setMode = defineCommand({
  name: 'setMode',
  label: 'Change what nodes do',
  args: z.object({ ids: z.array(NodeId).min(1).max(5_000), mode: NodeMode.nullable() }),
  roles,
  undoable: true,
  check: (doc, { ids, mode }) => {
    const there = allThere(doc, ids);
    const wall =
      mode === 'bypassed'
        ? ids.map((id) => readNode(doc, id)).find((node) => !canBePassed(node?.type ?? ''))
        : undefined;
    if (!there.ok || wall === undefined) return there;
    const message = `A scene and its ways cannot be passed through; disable "${wall.title}" instead.`;
    return refuse('invalid-input', message, 'D5');
  },
  apply: (doc, { ids, mode }) => {
    for (const id of ids) {
      const record = recordsOf(doc, 'nodes').get(id);
      if (mode === null) record?.delete('mode');
      else if (record?.get('mode') !== mode) record?.set('mode', mode);
    }
  },
});

/** Sets params of a node; a text param is changed by the smallest replacement, so that carets stay. */
export const setParams = defineCommand({
  name: 'setParams',
  label: 'Change settings',
  args: z.object({ id: NodeId, params: z.record(z.string(), z.json()) }),
  roles,
  undoable: true,
  check: (doc, { id, params }) => {
    const node = readNode(doc, id);
    if (node === undefined) return refuse('not-found', `There is no node "${id}".`, 'N4');
    const definition = NODE_TYPES.get(node.type);
    if (definition === undefined) {
      return refuse('invalid-graph', `This version does not know nodes of type "${node.type}".`, 'G7');
    }
    return checkParams(definition, node.title, params, node.params);
  },
  apply: (doc, { id, params }) => {
    const map = recordsOf(doc, 'nodes').get(id)?.get('params');
    if (!(map instanceof Y.Map)) return;
    for (const [name, value] of Object.entries(params)) {
      const text = textParam(doc, id, name);
      if (text !== undefined && typeof value === 'string') replaceText(text, value);
      else if (map.get(name) !== value) map.set(name, value);
    }
  },
});

/** Takes params away, so that each reads as its module's default again; a text param becomes empty. */
export const resetParams = defineCommand({
  name: 'resetParams',
  label: 'Reset settings',
  args: z.object({ id: NodeId, names: z.array(z.string().min(1).max(200)).min(1).max(500) }),
  roles,
  undoable: true,
  check: (doc, { id }) => allThere(doc, [id]),
  apply: (doc, { id, names }) => {
    const map = recordsOf(doc, 'nodes').get(id)?.get('params');
    if (!(map instanceof Y.Map)) return;
    for (const name of names) {
      const text = textParam(doc, id, name);
      if (text === undefined) map.delete(name);
      else replaceText(text, '');
    }
  },
});
