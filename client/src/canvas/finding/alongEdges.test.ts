import { graphOf, type GraphView } from '@dailies/shared/graph';
import { DEFAULT_SETTINGS, type NodeRecord } from '@dailies/shared/document';
import { EdgeId, NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { alongEdges } from './alongEdges.ts';

const id = (name: string) => NodeId.parse(name);
const node = (name: string, type: string, scene: string | null = null): [NodeId, NodeRecord] => [
  id(name),
  {
    id: id(name),
    type,
    title: name,
    pos: [0, 0],
    size: [100, 100],
    scene: scene === null ? null : id(scene),
    order: name,
    params: {},
  },
];
const edge = (from: string, fromPort: string, to: string, toPort: string) => ({
  id: EdgeId.parse(`${from}-${to}`),
  from: id(from),
  fromPort,
  to: id(to),
  toPort,
});
const GRAPH: GraphView = graphOf({
  settings: DEFAULT_SETTINGS,
  nodes: new Map([
    node('ines', 'character'),
    node('words', 'prompt'),
    node('shot', 'shot-still', 'scene'),
    node('motion', 'shot-motion'),
    node('scene', 'scene'),
    node('way', 'scene-input', 'scene'),
  ]),
  edges: [
    edge('words', 'text', 'scene', 'way'),
    edge('way', 'through', 'shot', 'prompt'),
    edge('ines', 'asset', 'shot', 'characters'),
    edge('shot', 'image', 'motion', 'firstFrame'),
    edge('ines', 'asset', 'motion', 'characters'),
  ],
  pickOf: () => undefined,
});

test('what feeds a node, and what it feeds, also through the wall of a scene', () => {
  expect(alongEdges(GRAPH, [id('shot')], 'upstream')).toEqual(['ines', 'words']);
  expect(alongEdges(GRAPH, [id('words')], 'downstream')).toEqual(['shot']);
  expect(alongEdges(GRAPH, [id('way')], 'upstream')).toEqual(['words']);
  expect(alongEdges(GRAPH, [id('motion')], 'downstream')).toEqual([]);
  expect(alongEdges(GRAPH, [id('scene')], 'upstream').toSorted()).toEqual(['ines', 'words']);
  expect(alongEdges(GRAPH, [id('scene')], 'downstream')).toEqual(['motion']);
});

test('of several nodes each is there once, and none of themselves', () => {
  expect(alongEdges(GRAPH, [id('shot'), id('motion')], 'upstream')).toEqual(['ines', 'words']);
});
