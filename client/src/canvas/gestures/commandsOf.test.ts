import {
  type CommandContext,
  createNodes,
  deleteDrawing,
  deleteNodes,
  moveNodes,
  putDrawing,
  resizeNode,
} from '@dailies/shared/commands';
import { newDocument, readDrawing, readNode } from '@dailies/shared/document';
import { NodeId, UserId } from '@dailies/shared/ids';
import { AssetRecordType, PageRecordType, type TLRecord } from 'tldraw';
import { expect, test } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { projectNode } from '../projection/projectNode.ts';
import { type NodeShape, shapeIdOf } from '../shapes/NodeShape.ts';
import { commandsOf } from './commandsOf.ts';

const context: CommandContext = { actor: UserId.parse('ada'), role: 'artist', now: 1 };
const page = PageRecordType.createId('page');

function project() {
  const doc = newDocument();
  createNodes.run(
    doc,
    {
      nodes: [
        { id: 'a', type: 'prompt', pos: [0, 0], size: [280, 180] },
        { id: 'b', type: 'shot-still', pos: [400, 0], size: [320, 300] },
      ],
    },
    context,
  );
  const model = new ProjectModel(doc);
  const shape = (id: string): NodeShape => {
    const node = model.nodes.get(NodeId.parse(id));
    if (node === undefined) throw new Error(`There is no node ${id}.`);
    return projectNode(node, page);
  };
  const run = (put: readonly TLRecord[], removed: readonly TLRecord[] = []) => {
    const gesture = commandsOf({ put, removed }, model);
    for (const { command, args } of gesture.commands) {
      expect(command.run(doc, args, context)).toMatchObject({ ok: true });
    }
    return gesture;
  };
  return { doc, model, shape, run };
}

test('a shape that shows its node as it is comes to nothing', () => {
  const { shape, run } = project();
  expect(run([shape('a'), shape('b')])).toEqual({ commands: [], copies: [] });
});

test('moving several nodes is one command, to a hundredth of a pixel', () => {
  const { doc, shape, run } = project();
  const { commands } = run([
    { ...shape('a'), x: 10.000_4, y: -3.456 },
    { ...shape('b'), x: 410 },
  ]);
  expect(commands.map(({ command }) => command)).toEqual([moveNodes]);
  expect(readNode(doc, 'a')?.pos).toEqual([10, -3.46]);
  expect(readNode(doc, 'b')?.pos).toEqual([410, 0]);
});

test('a new size goes with its place', () => {
  const { doc, shape, run } = project();
  const a = shape('a');
  const { commands } = run([{ ...a, x: -20, props: { ...a.props, w: 300 } }]);
  expect(commands.map(({ command }) => command)).toEqual([resizeNode]);
  expect(readNode(doc, 'a')).toMatchObject({ pos: [-20, 0], size: [300, 180] });
});

test('deleting shapes deletes their nodes, and a node that a peer deleted first is left alone', () => {
  const { doc, shape, run } = project();
  const [a, b] = [shape('a'), shape('b')];
  deleteNodes.run(doc, { ids: ['b'] }, context);
  const { commands } = run([], [a, b]);
  expect(commands).toMatchObject([{ command: deleteNodes, args: { ids: ['a'] } }]);
  expect(readNode(doc, 'a')).toBeUndefined();
});

test('a shape that tldraw copied is told apart: it shows another node', () => {
  const { shape, run } = project();
  const copy: NodeShape = { ...shape('a'), id: shapeIdOf(NodeId.parse('c')) };
  expect(run([copy])).toEqual({ commands: [], copies: [copy] });
});

test('freeform records are put flat and deleted by id', () => {
  const { doc, run } = project();
  const asset: TLRecord = {
    id: AssetRecordType.createId('abc'),
    typeName: 'asset',
    type: 'image',
    meta: {},
    props: { w: 4, h: 3, name: 'x', isAnimated: false, mimeType: 'image/png', src: 'asset:abc' },
  };
  expect(run([asset]).commands.map(({ command }) => command)).toEqual([putDrawing]);
  expect(readDrawing(doc).get(asset.id)).toMatchObject({ 'props.w': 4, 'typeName': 'asset' });
  expect(run([], [asset]).commands.map(({ command }) => command)).toEqual([deleteDrawing]);
  expect(readDrawing(doc).size).toBe(0);
});
