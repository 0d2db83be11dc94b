import { connect, createNodes, setMode } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { Plans } from '../document/Plans.ts';
import { ProjectModel } from '../document/ProjectModel.ts';
import { paintedOn } from './paintedOn.ts';

const context = { actor: UserId.parse('ada'), role: 'director', now: 5 } as const;
const mask = NodeId.parse('mask');
const quay = { media: 'a'.repeat(64), width: 640, height: 360 };
const sky = { media: 'b'.repeat(64), width: 320, height: 180 };

type Ends = readonly [from: string, fromPort: string, to: string, toPort: string];

/** A project with two pictures, a mask, and what lies between. */
function project(between: readonly object[], edges: readonly Ends[], maskIn: string | null = null) {
  const doc = newDocument();
  const ok = (result: { readonly ok: boolean; readonly refusal?: { readonly message: string } }) => {
    if (!result.ok) throw new Error(result.refusal?.message);
  };
  const nodes = [
    ...between,
    { id: 'quay', type: 'picture', title: 'The quay', params: quay },
    { id: 'sky', type: 'picture', title: 'The sky', params: sky },
    { id: 'mask', type: 'mask', scene: maskIn },
  ];
  ok(createNodes.run(doc, { nodes: nodes.map((node) => ({ pos: [0, 0], ...node })) }, context));
  for (const [from, fromPort, to, toPort] of edges)
    ok(connect.run(doc, { id: `${from}-${to}`, from, fromPort, to, toPort }, context));
  const model = new ProjectModel(doc);
  return { doc, model, plans: new Plans(model) };
}

const expected = { ...quay, from: 'The quay' };

test('a mask is painted on the picture that is connected, and on none where none is', () => {
  expect(paintedOn(project([], [['quay', 'image', 'mask', 'image']]), mask)).toEqual(expected);
  expect(paintedOn(project([], []), mask)).toBeNull();
});

test('the picture comes through a way into the scene that the mask stands in', () => {
  const between = [
    { id: 'scene', type: 'scene' },
    { id: 'door', type: 'scene-input', scene: 'scene', params: { carries: 'image' } },
  ];
  const edges: Ends[] = [
    ['quay', 'image', 'scene', 'door'],
    ['door', 'through', 'mask', 'image'],
  ];
  expect(paintedOn(project(between, edges, 'scene'), mask)).toEqual(expected);
});

test('of what a condition chooses among, it is the one that is chosen', () => {
  const edges: Ends[] = [
    ['sky', 'image', 'choice', 'yes'],
    ['quay', 'image', 'choice', 'no'],
    ['choice', 'value', 'mask', 'image'],
  ];
  const choice = { id: 'choice', type: 'condition', params: { type: 'Image', when: false } };
  expect(paintedOn(project([choice], edges), mask)).toEqual(expected);
});

test('it comes through a node that is passed through, and through no disabled one', () => {
  const edges: Ends[] = [
    ['quay', 'image', 'larger', 'image'],
    ['larger', 'image', 'mask', 'image'],
  ];
  const painted = project([{ id: 'larger', type: 'upscale' }], edges);
  expect(paintedOn(painted, mask)).toBeNull();
  setMode.run(painted.doc, { ids: ['larger'], mode: 'bypassed' }, context);
  expect(paintedOn(painted, mask)).toEqual(expected);
  setMode.run(painted.doc, { ids: ['larger'], mode: 'disabled' }, context);
  expect(paintedOn(painted, mask)).toBeNull();
});
