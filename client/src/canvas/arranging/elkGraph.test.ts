import { EdgeId, NodeId } from '@dailies/shared/ids';
import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, test } from 'vitest';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { placePorts } from '../shapes/portLayout.ts';
import { elkGraph, type LaidEdge, type LaidNode, placesOf } from './elkGraph.ts';

const node = (id: string, type: string, x: number, y: number): LaidNode => ({
  id: NodeId.parse(id),
  x,
  y,
  w: 320,
  h: 200,
  ports: placePorts(NODE_TYPES.get(type)?.module ?? { inputs: [], outputs: [] }, 320),
});
const edge = (from: string, fromPort: string, to: string, toPort: string): LaidEdge => ({
  id: EdgeId.parse(`${from}-${to}`),
  from: NodeId.parse(from),
  fromPort,
  to: NodeId.parse(to),
  toPort,
});

async function laidOut(
  nodes: readonly LaidNode[],
  edges: readonly LaidEdge[],
  boxOf: (node: NodeId) => NodeId | undefined = (node) => (nodes.some(({ id }) => id === node) ? node : undefined),
) {
  const places = placesOf(await new Elk().layout(elkGraph(nodes, edges, boxOf)), nodes);
  return (id: string) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`${id} has no place.`);
    return { x: place[0], y: place[1] };
  };
}

test('what comes first stands left of what is made of it, from where they were', async () => {
  const nodes = [
    node('shot', 'shot-still', 40, 10),
    node('words', 'prompt', 500, 300),
    node('motion', 'shot-motion', 20, 900),
  ];
  const at = await laidOut(nodes, [
    edge('words', 'text', 'shot', 'prompt'),
    edge('shot', 'image', 'motion', 'firstFrame'),
  ]);
  expect(at('words').x + 320).toBeLessThan(at('shot').x);
  expect(at('shot').x + 320).toBeLessThan(at('motion').x);
  expect(Math.min(at('words').x, at('shot').x, at('motion').x)).toBe(20);
  expect(Math.min(at('words').y, at('shot').y, at('motion').y)).toBe(10);
});

test('none stands on another, also of those without an edge', async () => {
  const nodes = Array.from({ length: 24 }, (_, place) =>
    node(`n${place}`, place % 2 === 0 ? 'prompt' : 'shot-still', 0, 0),
  );
  const edges = Array.from({ length: 8 }, (_, place) => edge(`n${place * 2}`, 'text', `n${place * 2 + 1}`, 'prompt'));
  const at = await laidOut(nodes, edges);
  const boxes = nodes.map(({ id }) => at(id));
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      expect(Math.abs(a.x - b.x) >= 320 || Math.abs(a.y - b.y) >= 200).toBe(true);
    }
  }
});

test('edges of what stands in a box order the box', async () => {
  const nodes = [node('motion', 'shot-motion', 0, 0), node('box', 'scene', 0, 300), node('words', 'prompt', 0, 600)];
  const edges = [
    edge('words', 'text', 'within', 'prompt'),
    edge('within', 'image', 'motion', 'firstFrame'),
    edge('within', 'image', 'deeper', 'source'),
  ];
  const inBox = new Set(['within', 'deeper']);
  const at = await laidOut(nodes, edges, (id) => (inBox.has(id) ? NodeId.parse('box') : id));
  expect(at('words').x + 320).toBeLessThan(at('box').x);
  expect(at('box').x + 320).toBeLessThan(at('motion').x);
});

test('an edge to a node that is not laid out is left out', async () => {
  const nodes = [node('words', 'prompt', 7, 7)];
  const at = await laidOut(nodes, [edge('words', 'text', 'elsewhere', 'prompt')]);
  expect(at('words')).toEqual({ x: 7, y: 7 });
});
