import { NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { alongEdges } from './alongEdges.ts';

const id = (name: string) => NodeId.parse(name);
const edge = (from: string, to: string) => ({ from: id(from), to: id(to) });
const EDGES = [edge('words', 'shot'), edge('ines', 'shot'), edge('shot', 'motion'), edge('ines', 'motion')];

test('what feeds a node, and what it feeds', () => {
  expect(alongEdges(EDGES, [id('shot')], 'upstream')).toEqual(['words', 'ines']);
  expect(alongEdges(EDGES, [id('shot')], 'downstream')).toEqual(['motion']);
  expect(alongEdges(EDGES, [id('motion')], 'downstream')).toEqual([]);
});

test('of several nodes each is there once, and none of themselves', () => {
  expect(alongEdges(EDGES, [id('shot'), id('motion')], 'upstream')).toEqual(['words', 'ines']);
});
