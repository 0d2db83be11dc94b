import type * as Y from 'yjs';
import { COMMANDS } from '../../commands/index.ts';
import {
  NODE_COLOURS,
  NODE_MODES,
  type NodeRecord,
  readComments,
  readCut,
  readDrawing,
  readEdges,
  readNodes,
  readPlaylists,
  readRequests,
  readSettings,
  readTakes,
  STATUS_CLASSES,
} from '../../document/index.ts';
import { portsOf, readGraph, SCENE_TYPE } from '../../graph/index.ts';
import { NodeId } from '../../ids/index.ts';
import { CARRIED } from '../../modules/index.ts';
import { NODE_TYPES } from '../../nodes/index.ts';
import type { Random } from '../random.ts';

const WORDS = ['rain', 'neon', 'she waits', 'a long street', 'at dawn', '', 'über', '🎬 take', 'The end.'];
const TYPES = [...NODE_TYPES.keys()];
const DRIVEN = ['lensMm', 'shotSize', 'prompt', 'seed', 'decimals', 'text'];
const SHOT_SIZES = ['close-up', 'wide', 'medium', 'no such size'];

/** What a person's hand needs to make the arguments of a command. */
export interface Hand {
  readonly doc: Y.Doc;
  readonly random: Random;
  readonly newId: () => string;
  readonly users: readonly string[];
}

/** One of the ids that are there, mostly; sometimes one that is not. */
function someId({ random }: Hand, records: readonly { readonly id: string }[]): string {
  return records.length === 0 || random.chance(0.03) ? 'nobody-knows' : random.pick(records).id;
}

function someIds(hand: Hand, records: readonly { readonly id: string }[], most: number): string[] {
  return Array.from({ length: 1 + hand.random.int(most) }, () => someId(hand, records));
}

const place = (random: Random): [number, number] => [random.int(4_000) - 2_000, random.int(4_000) - 2_000];

/** Params of the nodes that hand on values, right and wrong. */
const VALUES: Readonly<Record<string, (random: Random) => Record<string, unknown>>> = {
  'string': (random) => ({ text: random.pick(WORDS) }),
  'integer': (random) => ({ value: random.int(260), most: random.pick([50, 200]) }),
  'float': (random) => ({ value: random.int(40) / 10, most: 3 }),
  'boolean': (random) => ({ value: random.chance(0.5) }),
  'script': (random) => ({
    expression: random.pick(['a + b', 'if(a > 3, "wide", "medium")', 'round(a', '1 / 0']),
    gives: random.pick(['String', 'Integer']),
    b: random.pick(['none', 'Integer']),
  }),
  'convert': (random) => ({
    from: random.pick(['String', 'Integer', 'Boolean']),
    to: random.pick(['Integer', 'Float']),
  }),
  'condition': (random) => ({ type: random.pick(['String', 'Image', 'character']), when: random.chance(0.5) }),
  'merge': (random) => ({ type: random.pick(['String', 'Image', 'style']), separator: 'line' }),
  'fan-out': (random) => ({
    shape: random.pick(['list', 'grid']),
    values: random.pick(['24\n35', '24\nfifty', '']),
    columns: random.pick(['wide\nmedium', '']),
  }),
  'assembler': (random) => ({
    clips: random.int(5),
    stills: random.int(3),
    order: random.pick(['', 'still1 clip2 clip1', 'clip3', 'clip9 nothing']),
    join: random.pick(['cut', 'crossfade']),
  }),
  'output': (random) => ({
    profile: random.pick(['hevc', 'prores-hq']),
    timecode: random.pick(['', '10:00:00:00', 'noon']),
  }),
  'pipeline': (random) => ({ pipeline: random.pick(['test-shot-still', 'test-shot-motion', 'nothing', null]) }),
};

function paramsFor(random: Random, type: string): Record<string, unknown> {
  const text = random.pick(WORDS);
  if (type === 'prompt' || type === 'note') return { text };
  if (type === 'scene') return {};
  if (type.startsWith('scene-')) return { carries: random.pick(CARRIED) };
  if (type.startsWith('shot-')) {
    return random.pick([
      { prompt: text },
      { shotSize: random.pick(SHOT_SIZES) },
      { seed: random.int(99), lensMm: 12 + random.int(180) },
      { prompt: text, cameraSide: 'left' },
    ]);
  }
  const values = VALUES[type];
  if (values !== undefined) return values(random);
  return { asset: random.chance(0.8) ? `asset-${type}-${random.int(4)}` : null, version: 1 + random.int(3) };
}

/** Ports that go together more often than not. */
function someEdge(hand: Hand, nodes: readonly { id: string; type: string }[]): Record<string, unknown> {
  const { random } = hand;
  const from = random.pick(nodes);
  const shots = nodes.filter(({ type }) => type.startsWith('shot-') || type === 'assembler' || type === 'output');
  const to = shots.length === 0 || random.chance(0.1) ? random.pick(nodes) : random.pick(shots);
  const source = NODE_TYPES.get(from.type)?.module;
  const kind = source?.outputs[0];
  const fitting = NODE_TYPES.get(to.type)?.module.inputs.find(
    ({ type, assetKinds }) =>
      type === kind?.type && (assetKinds === undefined || assetKinds.some((k) => k === kind.assetKind)),
  );
  return {
    id: hand.newId(),
    from: from.id,
    fromPort: kind?.key ?? 'text',
    to: to.id,
    toPort: fitting !== undefined && random.chance(0.95) ? fitting.key : 'style',
  };
}

const scenesOf = (nodes: readonly NodeRecord[]): readonly NodeRecord[] =>
  nodes.filter(({ type }) => type === SCENE_TYPE);

/** A scene, mostly; sometimes a node that is none. */
function someScene(hand: Hand): string {
  const nodes = readNodes(hand.doc);
  return someId(hand, hand.random.chance(0.05) ? nodes : scenesOf(nodes));
}

/** Nodes to be moved: scenes more often than there are of them. */
function somePlaced(hand: Hand): readonly string[] {
  const nodes = readNodes(hand.doc);
  return someIds(hand, hand.random.chance(0.5) ? scenesOf(nodes) : nodes, 2);
}

/** Through a scene, where there is one with a port on the side that is wanted. */
function edgeAtScene(hand: Hand, nodes: readonly NodeRecord[]): Record<string, unknown> | undefined {
  const { random, doc } = hand;
  const scenes = scenesOf(nodes);
  if (scenes.length === 0) return undefined;
  const graph = readGraph(doc);
  const scene = random.pick(scenes);
  const other = random.pick(nodes);
  const ports = portsOf(graph, scene.id);
  const theirs = portsOf(graph, NodeId.parse(other.id));
  const [from, to] = random.chance(0.5) ? [scene, other] : [other, scene];
  const outputs = from === scene ? ports.outputs : theirs.outputs;
  const inputs = to === scene ? ports.inputs : theirs.inputs;
  if (outputs.length === 0 || inputs.length === 0) return undefined;
  const output = random.pick(outputs);
  const input = inputs.find(({ type }) => type === output.type) ?? random.pick(inputs);
  return { id: hand.newId(), from: from.id, fromPort: output.key, to: to.id, toPort: input.key };
}

function newNodes(hand: Hand, present: readonly NodeRecord[]): unknown {
  const { random } = hand;
  const nodes = Array.from({ length: 1 + random.int(3) }, () => {
    const type = random.pick(TYPES);
    const params = random.chance(0.6) ? paramsFor(random, type) : {};
    const scene = random.chance(0.3) ? someScene(hand) : null;
    return { id: hand.newId(), type, pos: place(random), params, scene };
  });
  const edges = random.chance(0.4) ? [someEdge(hand, [...nodes, ...present])] : [];
  return { nodes, edges };
}

function cutRecord(random: Random, nodes: readonly { id: string }[]): Record<string, unknown> {
  const order = `a${random.int(9)}`;
  const frames = 1 + random.int(200);
  return random.pick<Record<string, unknown>>([
    { kind: 'clip', order, node: nodes[0]?.id ?? 'shot1', take: null, inFrame: random.int(10), frames },
    { kind: 'title', order, text: random.pick(WORDS), frames },
    { kind: 'transition', order, style: 'wipe', frames },
  ]);
}

/** Arguments for each command, from what the person sees. */
const ARGS: Readonly<Record<string, (hand: Hand) => unknown>> = {
  createNodes: (hand) => newNodes(hand, readNodes(hand.doc)),
  deleteNodes: (hand) => ({ ids: someIds(hand, readNodes(hand.doc), 3) }),
  moveNodes: (hand) => ({
    moves: someIds(hand, readNodes(hand.doc), 4).map((id) => ({ id, pos: place(hand.random) })),
  }),
  resizeNode: (hand) => ({
    id: someId(hand, readNodes(hand.doc)),
    pos: place(hand.random),
    size: [99, 20 + hand.random.int(99)],
  }),
  renameNode: (hand) => ({ id: someId(hand, readNodes(hand.doc)), title: `Shot ${hand.random.int(99)}` }),
  colourNodes: (hand) => ({
    ids: someIds(hand, readNodes(hand.doc), 3),
    colour: hand.random.pick([...NODE_COLOURS, null]),
  }),
  setMode: (hand) => ({
    ids: someIds(hand, readNodes(hand.doc), 2),
    mode: hand.random.chance(0.5) ? null : hand.random.pick([...NODE_MODES]),
  }),
  setPickLock: (hand) => {
    const takes = readTakes(hand.doc);
    const node = takes.length === 0 ? 'shot1' : hand.random.pick(takes).node;
    return { nodes: [node], locked: hand.random.chance(0.5) };
  },
  setParams: (hand) => {
    const nodes = readNodes(hand.doc);
    const node = nodes.length === 0 ? undefined : hand.random.pick(nodes);
    return { id: node?.id ?? 'gone', params: paramsFor(hand.random, node?.type ?? 'prompt') };
  },
  resetParams: (hand) => {
    const nodes = readNodes(hand.doc);
    const node = nodes.length === 0 ? undefined : hand.random.pick(nodes);
    return { id: node?.id ?? 'gone', names: Object.keys(paramsFor(hand.random, node?.type ?? 'prompt')) };
  },
  setDriven: (hand) => {
    const nodes = readNodes(hand.doc);
    const node = nodes.length === 0 ? undefined : hand.random.pick(nodes);
    return { id: node?.id ?? 'gone', params: [hand.random.pick(DRIVEN)], driven: hand.random.chance(0.7) };
  },
  placeNodes: (hand) => ({
    places: somePlaced(hand).map((id) => ({
      id,
      scene: hand.random.chance(0.3) ? null : someScene(hand),
      order: `a${hand.random.int(9)}`,
    })),
  }),
  connectMany: (hand) => {
    const nodes = readNodes(hand.doc);
    return nodes.length === 0 ? {} : { edges: [someEdge(hand, nodes)] };
  },
  connect: (hand) => {
    const nodes = readNodes(hand.doc);
    if (nodes.length === 0) return {};
    const atScene = hand.random.chance(0.3) ? edgeAtScene(hand, nodes) : undefined;
    return atScene ?? someEdge(hand, nodes);
  },
  disconnect: (hand) => ({ ids: someIds(hand, readEdges(hand.doc), 2) }),
  setPick: (hand) => {
    const takes = readTakes(hand.doc);
    const take = takes.length === 0 ? undefined : hand.random.pick(takes);
    return { node: take?.node ?? 'shot1', take: hand.random.chance(0.25) ? null : (take?.id ?? 'none') };
  },
  trashTakes: (hand) => {
    const takes = readTakes(hand.doc);
    const take = takes.length === 0 ? undefined : hand.random.pick(takes);
    return { node: take?.node ?? 'shot1', takes: [take?.id ?? 'none'], trashed: hand.random.chance(0.6) };
  },
  putDrawing: (hand) => {
    const known = [...readDrawing(hand.doc).keys()].map((id) => ({ id }));
    const id = known.length === 0 || hand.random.chance(0.5) ? `shape:${hand.newId()}` : hand.random.pick(known).id;
    return {
      records: [
        {
          id,
          record: {
            'type': 'draw',
            'x': hand.random.int(99),
            'props.color': hand.random.pick(['red', 'blue']),
            'props.points': [{ x: hand.random.int(9), y: 1 }],
            ...(hand.random.chance(0.5) ? { [`meta.${hand.random.int(3)}`]: hand.random.pick(WORDS) } : {}),
          },
        },
      ],
    };
  },
  deleteDrawing: (hand) => ({
    ids: someIds(
      hand,
      [...readDrawing(hand.doc).keys()].map((id) => ({ id })),
      2,
    ),
  }),
  requestTakes: (hand) => ({
    id: hand.newId(),
    node: someId(hand, readNodes(hand.doc)),
    kind: 'generate',
    variations: 1 + hand.random.int(4),
    recipe: null,
  }),
  requestChain: (hand) => {
    const ids = Array.from({ length: 1 + hand.random.int(4) }, () => hand.newId());
    const shots = readNodes(hand.doc).filter(({ type }) => NODE_TYPES.get(type)?.module.runs === true);
    return {
      requests: ids.map((id, index) => ({
        id,
        node: someId(hand, shots),
        kind: 'generate',
        variations: 1 + hand.random.int(2),
        recipe: null,
        chain: ids[0],
        picks: hand.random.chance(0.7),
        ...(index > 0 && hand.random.chance(0.7) ? { after: [hand.random.pick(ids.slice(0, index))] } : {}),
      })),
    };
  },
  cancelChain: (hand) => {
    const chained = readRequests(hand.doc).flatMap(({ chain }) => (chain === undefined ? [] : [{ id: chain }]));
    return { chain: someId(hand, chained) };
  },
  requestCells: (hand) => {
    const fans = readNodes(hand.doc).filter(({ type }) => type === 'fan-out');
    const shots = readNodes(hand.doc).filter(({ type }) => NODE_TYPES.get(type)?.module.runs === true);
    return {
      node: someId(hand, shots),
      cells: Array.from({ length: 1 + hand.random.int(3) }, (_, at) => ({
        id: hand.newId(),
        values: { [someId(hand, fans)]: at },
        recipe: null,
      })),
    };
  },
  cancelRequest: (hand) => ({ request: someId(hand, readRequests(hand.doc)) }),
  confirmRequest: (hand) => ({ request: someId(hand, readRequests(hand.doc)) }),
  setStatus: (hand) => ({
    node: someId(hand, readNodes(hand.doc)),
    status: hand.random.chance(0.1) ? null : someId(hand, readSettings(hand.doc).statuses),
  }),
  setDue: (hand) => ({
    node: someId(hand, readNodes(hand.doc)),
    due: hand.random.chance(0.3) ? null : `2026-12-1${hand.random.int(9)}`,
  }),
  setAssignee: (hand) => ({
    node: someId(hand, readNodes(hand.doc)),
    user: hand.random.pick(hand.users),
    assigned: hand.random.chance(0.6),
  }),
  setLocked: (hand) => ({ node: someId(hand, readNodes(hand.doc)), locked: hand.random.chance(0.3) }),
  setVerdict: (hand) => ({
    take: someId(hand, readTakes(hand.doc)),
    verdict: hand.random.pick(['approve', 'changes', 'reject', null]),
  }),
  setRating: (hand) => ({
    take: someId(hand, readTakes(hand.doc)),
    rating: hand.random.pick([1, 2, 3, 4, 5, null]),
  }),
  addComment: (hand) => {
    const comments = readComments(hand.doc);
    const anchor = hand.random.pick<unknown>([
      { on: 'canvas', pos: place(hand.random) },
      { on: 'node', node: someId(hand, readNodes(hand.doc)) },
      { on: 'take', take: someId(hand, readTakes(hand.doc)), frame: hand.random.int(9) },
    ]);
    const parent = hand.random.chance(0.3) ? someId(hand, comments) : null;
    return { id: hand.newId(), anchor, body: `Note ${hand.random.pick(WORDS)}`, parent };
  },
  editComment: (hand) => ({
    id: someId(hand, readComments(hand.doc)),
    body: `${hand.random.pick(WORDS)} again`,
  }),
  resolveComment: (hand) => ({ id: someId(hand, readComments(hand.doc)), resolved: hand.random.chance(0.6) }),
  deleteComment: (hand) => ({ id: someId(hand, readComments(hand.doc)) }),
  setSettings: ({ random }) =>
    random.pick<unknown>([
      { name: `Show ${random.int(99)}` },
      {
        fps: random.pick([
          [24, 1],
          [25, 1],
          [24_000, 1_001],
        ]),
        width: 640 + 2 * random.int(99),
      },
      { quality: random.pick(['low', 'standard', 'high']), code: `S${random.int(99)}` },
      {
        statuses: STATUS_CLASSES.slice(0, 1 + random.int(5)).map((kind) => ({
          id: kind,
          name: kind,
          short: 'S',
          colour: '#123456',
          class: kind,
        })),
      },
    ]),
  putCut: (hand) => {
    const cut = readCut(hand.doc);
    const isNew = cut.length === 0 || hand.random.chance(0.5);
    const record = cutRecord(hand.random, readNodes(hand.doc));
    return { records: [{ id: isNew ? hand.newId() : hand.random.pick(cut).id, record }] };
  },
  deleteCut: (hand) => ({ ids: someIds(hand, readCut(hand.doc), 2) }),
  putPlaylist: (hand) => {
    const takes = readTakes(hand.doc).slice(0, hand.random.int(5));
    const known = readPlaylists(hand.doc);
    const id = known.length === 0 || hand.random.chance(0.4) ? hand.newId() : hand.random.pick(known).id;
    return { id, name: `List ${hand.random.int(9)}`, takes: takes.map((take) => take.id) };
  },
  deletePlaylist: (hand) => ({ id: someId(hand, readPlaylists(hand.doc)) }),
};

/** Arguments for one command, in the way of a busy person: mostly sensible, now and then late or wrong. */
export function randomArgs(command: string, hand: Hand): unknown {
  const args = ARGS[command];
  if (args === undefined) throw new Error(`The simulation does not know the command "${command}"`);
  return args(hand);
}

/** How often each is chosen: shots are moved and written more often than deleted. */
const WEIGHTS: Readonly<Record<string, number>> = {
  moveNodes: 4,
  setParams: 6,
  connect: 8,
  createNodes: 4,
  requestTakes: 3,
  requestChain: 3,
  cancelChain: 3,
  placeNodes: 2,
};

/** The name of a command that the role may run. */
export function randomCommand(random: Random, role: string): string | undefined {
  const names = [...COMMANDS.values()]
    .filter(({ roles }) => roles.some((allowed) => allowed === role))
    .flatMap(({ name }) => Array.from({ length: WEIGHTS[name] ?? 1 }, () => name));
  return names.length === 0 ? undefined : random.pick(names);
}
