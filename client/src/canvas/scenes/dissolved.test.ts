import { DEFAULT_SETTINGS, type NodeRecord } from '@dailies/shared/document';
import { type Edge, graphOf } from '@dailies/shared/graph';
import { EdgeId, NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { dissolved } from './dissolved.ts';

const id = (name: string) => NodeId.parse(name);

type Ends = readonly [from: string, fromPort: string, to: string, toPort: string];

function graph(nodes: readonly (readonly [id: string, type: string, scene?: string])[], edges: readonly Ends[]) {
  return graphOf({
    settings: DEFAULT_SETTINGS,
    nodes: new Map(
      nodes.map(([name, type, scene]): [NodeId, NodeRecord] => [
        id(name),
        {
          id: id(name),
          type,
          title: name,
          pos: [0, 0],
          size: [100, 100],
          scene: scene === undefined ? null : id(scene),
          order: name,
          params: {},
        },
      ]),
    ),
    edges: edges.map(([from, fromPort, to, toPort], index): Edge => ({
      id: EdgeId.parse(`e${index}`),
      from: id(from),
      fromPort,
      to: id(to),
      toPort,
    })),
    pickOf: () => undefined,
  });
}

const edgesOf = (...of: Parameters<typeof graph>): string[] =>
  dissolved(graph(...of), id('scene')).edges.map((edge) => `${edge.from}.${edge.fromPort} ${edge.to}.${edge.toPort}`);

const NODES = [
  ['scene', 'scene'],
  ['in', 'scene-input', 'scene'],
  ['out', 'scene-output', 'scene'],
  ['words', 'prompt'],
  ['more', 'prompt'],
  ['shot', 'shot-still', 'scene'],
  ['other', 'shot-still', 'scene'],
  ['motion', 'shot-motion'],
] as const;

test('what passed the ways of a scene is connected directly when its wall goes', () => {
  const edges: Ends[] = [
    ['words', 'text', 'scene', 'in'],
    ['more', 'text', 'scene', 'in'],
    ['in', 'through', 'shot', 'prompt'],
    ['in', 'through', 'other', 'prompt'],
    ['shot', 'image', 'out', 'through'],
    ['scene', 'out', 'motion', 'firstFrame'],
  ];
  expect(edgesOf(NODES, edges)).toEqual([
    'more.text shot.prompt',
    'more.text other.prompt',
    'words.text shot.prompt',
    'words.text other.prompt',
    'shot.image motion.firstFrame',
  ]);
  expect(dissolved(graph(NODES, edges), id('scene')).ways).toEqual(['in', 'out']);
});

test('a way that leads straight out joins what is at both ends, and what stands already is not made twice', () => {
  expect(
    edgesOf(NODES, [
      ['words', 'text', 'scene', 'in'],
      ['in', 'through', 'out', 'through'],
      ['scene', 'out', 'motion', 'prompt'],
    ]),
  ).toEqual(['words.text motion.prompt']);
  expect(
    edgesOf(NODES, [
      ['words', 'text', 'scene', 'in'],
      ['in', 'through', 'shot', 'prompt'],
      ['words', 'text', 'shot', 'prompt'],
    ]),
  ).toEqual([]);
});
