import { createNodes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { drawnEdges, type PlacedNode } from './drawnEdges.ts';

const context = { actor: UserId.parse('ada'), role: 'artist', now: 1 } as const;

function film(): ProjectModel {
  const doc = newDocument();
  const made = createNodes.run(
    doc,
    {
      nodes: [
        { id: 'words', type: 'prompt', title: 'Fog', pos: [0, 0] },
        { id: 'more', type: 'prompt', title: 'Rain', pos: [0, 300] },
        { id: 'scene', type: 'scene', pos: [600, 0] },
        { id: 'a', type: 'shot-still', pos: [0, 0], scene: 'scene' },
        { id: 'b', type: 'shot-still', pos: [400, 0], scene: 'scene' },
        { id: 'motion', type: 'shot-motion', title: 'Motion', pos: [1_400, 0] },
      ],
      edges: [
        { id: 'e1', from: 'words', fromPort: 'text', to: 'a', toPort: 'prompt' },
        { id: 'e2', from: 'words', fromPort: 'text', to: 'b', toPort: 'prompt' },
        { id: 'e3', from: 'more', fromPort: 'text', to: 'a', toPort: 'prompt' },
        { id: 'e4', from: 'a', fromPort: 'image', to: 'motion', toPort: 'firstFrame' },
      ],
    },
    context,
  );
  if (!made.ok) throw new Error(made.refusal.message);
  return new ProjectModel(doc);
}

function drawnOn(model: ProjectModel, level: string | null) {
  const nodes = new Map<NodeId, PlacedNode>();
  for (const { id, pos, size } of model.standingOn(level === null ? null : NodeId.parse(level)))
    nodes.set(id, { x: pos[0], y: pos[1], props: { w: size[0], h: size[1] } });
  return new Map<string, ReturnType<ReturnType<typeof drawnEdges>['get']>>(drawnEdges(model, nodes));
}

test('from outside the edges of one output come to one place of a scene’s rim, and out of it to their port', () => {
  const drawn = drawnOn(film(), null);
  expect([...drawn.keys()].toSorted()).toEqual(['e1', 'e2', 'e3', 'e4']);
  const ends = ['e1', 'e2', 'e3'].map((edge) => [drawn.get(edge)?.curve.x2, drawn.get(edge)?.curve.y2]);
  expect(ends.map(([x]) => x)).toEqual([600, 600, 600]);
  expect(ends[0]).toEqual(ends[1]);
  expect(ends[2]?.[1]).toBeGreaterThan(ends[0]?.[1] ?? 0);
  expect(drawn.get('e4')?.curve).toMatchObject({ x1: 600 + 480, x2: 1_400 });
});

test('inside they end at the names of what is outside, several at a port under one', () => {
  const drawn = drawnOn(film(), 'scene');
  expect(['e1', 'e2', 'e3', 'e4'].map((edge) => drawn.get(edge)?.outside)).toEqual([
    { title: 'Fog, Rain', isInput: true },
    { title: 'Fog', isInput: true },
    undefined,
    { title: 'Motion', isInput: false },
  ]);
  expect(drawn.get('e3')?.curve).toEqual(drawn.get('e1')?.curve);
});
