import { CREATED_AT_MOST, createNodes } from '@dailies/shared/commands';
import { newDocument, readEdges, readNodes } from '@dailies/shared/document';
import { NodeId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { copyNodes, pasteArgs, tooMuchToCopy } from './copyNodes.ts';

const context = { actor: UserId.parse('ada'), role: 'artist', now: 1 } as const;
const node = (text: string) => NodeId.parse(text);

test('a copy of a scene has a copy of all that is in it, whose ways are its ports', () => {
  const doc = newDocument();
  const made = createNodes.run(
    doc,
    {
      nodes: [
        { id: 'a', type: 'scene', title: 'Quay', pos: [100, 100] },
        { id: 'b', type: 'scene', pos: [0, 0], scene: 'a' },
        { id: 'way', type: 'scene-input', pos: [0, 0], scene: 'a' },
        { id: 's', type: 'shot-still', pos: [400, 40], scene: 'a' },
        { id: 'p', type: 'prompt', pos: [0, 0] },
      ],
      edges: [
        { id: 'e1', from: 'p', fromPort: 'text', to: 'a', toPort: 'way' },
        { id: 'e2', from: 'way', fromPort: 'through', to: 's', toPort: 'prompt' },
      ],
    },
    context,
  );
  expect(made.ok).toBe(true);
  const model = new ProjectModel(doc);
  let count = 0;
  const args = pasteArgs(copyNodes(model, [node('a'), node('p')]), [10, 20], () => `new${(count += 1)}`);
  expect(createNodes.run(doc, args, context)).toMatchObject({ ok: true });
  const copy = readNodes(doc).find(
    ({ id, type }) => id.startsWith('new') && type === 'scene' && model.scenes.holderOf(id) === null,
  );
  if (copy === undefined) throw new Error('There is no copy.');
  expect(copy).toMatchObject({ title: 'Quay', pos: [110, 120] });
  const inside = model.scenes.insideOf(copy.id).flatMap((each) => model.nodes.get(each) ?? []);
  expect(inside.map(({ type, pos }) => `${type} ${pos.join(' ')}`).toSorted()).toEqual([
    'scene 0 0',
    'scene-input 0 0',
    'shot-still 400 40',
  ]);
  const way = inside.find(({ type }) => type === 'scene-input')?.id;
  expect(readEdges(doc).find(({ to }) => to === copy.id)).toMatchObject({ toPort: way });
});

test('a pasted copy has new ids, the same words and settings, and only the edges among its nodes', () => {
  const doc = newDocument();
  const made = createNodes.run(
    doc,
    {
      nodes: [
        { id: 'p', type: 'prompt', title: 'Rain', pos: [0, 0], params: { text: 'It rains.' } },
        { id: 's', type: 'shot-still', pos: [400, 40], params: { lensMm: 85, prompt: 'Wet street' } },
        { id: 'other', type: 'prompt', pos: [0, 400] },
      ],
      edges: [
        { id: 'e1', from: 'p', fromPort: 'text', to: 's', toPort: 'prompt' },
        { id: 'e2', from: 'other', fromPort: 'text', to: 's', toPort: 'prompt' },
      ],
    },
    context,
  );
  expect(made.ok).toBe(true);
  const model = new ProjectModel(doc);
  let count = 0;
  const args = pasteArgs(copyNodes(model, [node('s'), node('p')]), [10, 20], () => `new${(count += 1)}`);
  expect(createNodes.run(doc, args, context)).toMatchObject({ ok: true });

  const copies = readNodes(doc).filter(({ id }) => id.startsWith('new'));
  expect(copies.map(({ type, title, pos }) => ({ type, title, pos }))).toEqual([
    { type: 'prompt', title: 'Rain', pos: [10, 20] },
    { type: 'shot-still', title: 'Shot still', pos: [410, 60] },
  ]);
  expect(copies.map(({ params }) => params['text'] ?? params['prompt'])).toEqual(['It rains.', 'Wet street']);
  expect(copies[1]?.params['lensMm']).toBe(85);
  const edges = readEdges(doc).filter(({ from }) => from.startsWith('new'));
  expect(edges).toHaveLength(1);
  expect(edges[0]).toMatchObject({ from: copies[0]?.id, to: copies[1]?.id, toPort: 'prompt' });
});

test('what is more than is made at once is not copied, and the sentence says how much it is', () => {
  const doc = newDocument();
  const ids = Array.from({ length: CREATED_AT_MOST.nodes + 1 }, (_, index) => `n${index}`);
  const make = (some: readonly string[]) =>
    createNodes.run(doc, { nodes: some.map((id) => ({ id, type: 'prompt', pos: [0, 0] })) }, context);
  expect([make(ids.slice(1)), make(ids.slice(0, 1))]).toMatchObject([{ ok: true }, { ok: true }]);
  const model = new ProjectModel(doc);
  const copied = copyNodes(model, ids.map(node));
  expect(tooMuchToCopy(copied)).toContain('These are 501 nodes');
  expect(tooMuchToCopy(copyNodes(model, ids.slice(1).map(node)))).toBeNull();
  const edge = { from: node('n1'), fromPort: 'text', to: node('n2'), toPort: 'prompt' };
  const edges = Array.from({ length: CREATED_AT_MOST.edges + 1 }, () => edge);
  expect(tooMuchToCopy({ nodes: [], edges })).toContain('2001 connections');
});
