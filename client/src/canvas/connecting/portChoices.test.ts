import { type CommandContext, connect, createNodes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { EdgeId, NodeId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import type { PortEnd } from '../PortEnd.ts';
import { nearPort } from './nearPort.ts';
import { bridgeBetween } from './bridgeBetween.ts';
import { choicesFor, choicesThroughConvert, connectedTo, roomAt } from './portChoices.ts';
import { firstFit, refusalOf } from './refusalOf.ts';

const context: CommandContext = { actor: UserId.parse('ada'), role: 'artist', now: 1 };

function project(): ProjectModel {
  const doc = newDocument();
  const node = (id: string, type: string, x: number) => ({ id, type, title: id, pos: [x, 0] as const });
  const nodes = [
    node('far', 'shot-motion', 3_000),
    node('still', 'shot-still', 400),
    node('moving', 'shot-motion', 800),
    node('words', 'prompt', 0),
    node('mira', 'character', -400),
    node('quay', 'picture', 1_200),
    node('jot', 'note', 1_600),
  ];
  expect(createNodes.run(doc, { nodes }, context).ok).toBe(true);
  const edge = { id: 'e1', from: 'quay', fromPort: 'image', to: 'moving', toPort: 'firstFrame' };
  expect(connect.run(doc, edge, context).ok).toBe(true);
  return new ProjectModel(doc);
}

const end = (node: string, port: string, side: 'input' | 'output'): PortEnd => ({
  node: NodeId.parse(node),
  port,
  side,
});
const nodeOf = (model: ProjectModel, id: string) => {
  const node = model.nodes.get(NodeId.parse(id));
  if (node === undefined) throw new Error(`There is no ${id}.`);
  return node;
};

test('a port is offered what it may be connected to, the nearest first, and what a search names', () => {
  const model = project();
  const offered = (...args: [PortEnd, string]) =>
    choicesFor(model, ...args).map((choice) => `${choice.node.title} ${choice.title}`);
  expect(offered(end('words', 'text', 'output'), '')).toEqual(['still Prompt', 'moving Prompt', 'far Prompt']);
  expect(offered(end('words', 'text', 'output'), 'FAR')).toEqual(['far Prompt']);
  // The one that is connected already has no room.
  expect(offered(end('still', 'image', 'output'), '')).toEqual(['far First frame']);
  expect(offered(end('still', 'characters', 'input'), '')).toEqual(['mira Character']);
  expect(offered(end('moving', 'firstFrame', 'input'), '')).toEqual([]);
});

test('a port knows what it is connected to, and its room', () => {
  const model = project();
  expect(
    connectedTo(model, end('moving', 'firstFrame', 'input')).map(({ node, title }) => [node.title, title]),
  ).toEqual([['quay', 'Image']]);
  expect(connectedTo(model, end('quay', 'image', 'output')).map(({ node }) => node.title)).toEqual(['moving']);
  expect([
    roomAt(model, end('moving', 'firstFrame', 'input')),
    roomAt(model, end('moving', 'prompt', 'input')),
  ]).toEqual([0, 4]);
});

test('the whole body of a node takes an edge at its first port that fits', () => {
  const model = project();
  const from = end('words', 'text', 'output');
  const still = nodeOf(model, 'still');
  expect(firstFit(model, still, from)?.port).toBe('prompt');
  expect(nearPort(model, still, from, [550, 250], 20)).toEqual({ end: end('still', 'prompt', 'input'), refusal: null });
  // The port under the pointer goes first, though it refuses.
  expect(nearPort(model, still, from, [400, 86], 20)?.end.port).toBe('characters');
  expect(nearPort(model, still, from, [2_000, 2_000], 20)).toBeNull();
});

test('where nothing fits, one sentence says why', () => {
  const model = project();
  const refusal = (from: PortEnd, node: string) => {
    const [x, y] = nodeOf(model, node).pos;
    return nearPort(model, nodeOf(model, node), from, [x + 90, y + 150], 10)?.refusal;
  };
  expect(refusal(end('mira', 'asset', 'output'), 'words')).toBe('"words" has no input for an asset.');
  expect(refusal(end('quay', 'image', 'output'), 'still')).toBe('"still" has no input for an image.');
  expect(refusal(end('still', 'image', 'output'), 'moving')).toBe('"First frame" takes one edge at most.');
  expect(refusal(end('still', 'characters', 'input'), 'jot')).toBe('"jot" does not give an asset.');
  expect(refusalOf(model, end('words', 'text', 'output'), end('quay', 'image', 'output'))?.message).toBe(
    'An output goes to an input.',
  );
});

test('an edge in the hand leaves room where it was, and may be put back there', () => {
  const model = project();
  const from = end('quay', 'image', 'output');
  const before = end('moving', 'firstFrame', 'input');
  expect(refusalOf(model, { ...from }, before)?.rule).toBe('G6');
  expect(refusalOf(model, { ...from, taken: EdgeId.parse('e1') }, before)).toBeNull();
  expect(firstFit(model, nodeOf(model, 'moving'), { ...from, taken: EdgeId.parse('e1') })).toEqual(before);
});

test('where only a Convert is missing, it is offered with both of its edges', () => {
  const model = project();
  const more = [
    { id: 'zoom', type: 'float', title: 'zoom', pos: [0, 300] },
    { id: 'lens', type: 'shot-still', title: 'lens', pos: [400, 900], driven: ['lensMm'] },
  ];
  expect(createNodes.run(model.doc, { nodes: more }, context).ok).toBe(true);
  const from = end('zoom', 'value', 'output');
  const through = choicesThroughConvert(model, from, 'lens').map(({ title }) => title);
  expect(through).toEqual(['Prompt', 'Lens']);
  expect(choicesFor(model, from, '')).toEqual([]);
  const ids = ['c', 'e8', 'e9'];
  const bridge = bridgeBetween(model, from, end('lens', 'driven:lensMm', 'input'), () => ids.shift() ?? '');
  expect(createNodes.run(model.doc, bridge, context).ok).toBe(true);
  expect(nodeOf(model, 'c')).toMatchObject({ type: 'convert', params: { from: 'Float', to: 'Integer' } });
  expect(connectedTo(model, end('lens', 'driven:lensMm', 'input')).map(({ node }) => node.id)).toEqual(['c']);
  // It has no room any more, and nothing goes from a picture.
  expect(bridgeBetween(model, from, end('lens', 'driven:lensMm', 'input'), () => 'x')).toBeUndefined();
  expect(
    bridgeBetween(model, end('quay', 'image', 'output'), end('still', 'prompt', 'input'), () => 'x'),
  ).toBeUndefined();
});
