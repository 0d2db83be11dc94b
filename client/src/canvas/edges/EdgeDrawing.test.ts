import { createNodes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { EdgeId, NodeId, UserId } from '@dailies/shared/ids';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { drawnEdges, type PlacedNode } from './drawnEdges.ts';
import { EdgeDrawing } from './EdgeDrawing.ts';

const context = { actor: UserId.parse('ada'), role: 'artist', now: 1 } as const;
const SHOTS = 12;

/** Words for every shot, shots in a scene and outside of it, and a clip of one of those inside. */
function film(): ProjectModel {
  const doc = newDocument();
  const shots = Array.from({ length: SHOTS }, (_, place) => place);
  const made = createNodes.run(
    doc,
    {
      nodes: [
        { id: 'words', type: 'prompt', title: 'Fog', pos: [0, 0] },
        { id: 'scene', type: 'scene', pos: [600, 0] },
        ...shots.map((place) => ({
          id: `shot-${place}`,
          type: 'shot-still',
          pos: [400 * place, 900],
          scene: place % 3 === 0 ? 'scene' : null,
        })),
        { id: 'motion', type: 'shot-motion', title: 'Motion', pos: [1_400, 0] },
      ],
      edges: [
        ...shots.map((place) => ({
          id: `words-${place}`,
          from: 'words',
          fromPort: 'text',
          to: `shot-${place}`,
          toPort: 'prompt',
        })),
        { id: 'first', from: 'shot-0', fromPort: 'image', to: 'motion', toPort: 'firstFrame' },
      ],
    },
    context,
  );
  if (!made.ok) throw new Error(made.refusal.message);
  return new ProjectModel(doc);
}

function placesOn(model: ProjectModel, level: string | null): Map<NodeId, PlacedNode> {
  const nodes = new Map<NodeId, PlacedNode>();
  for (const { id, pos, size } of model.standingOn(level === null ? null : NodeId.parse(level)))
    nodes.set(id, { x: pos[0], y: pos[1], props: { w: size[0], h: size[1] } });
  return nodes;
}

test('edges of what moved are drawn as if all were drawn anew, in the same order', () => {
  const model = film();
  const moves = fc.array(
    fc.array(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: -900, max: 900 }), fc.boolean()), { maxLength: 4 }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.constantFrom(null, 'scene'), moves, (level, steps) => {
      const drawing = new EdgeDrawing(model);
      let nodes = placesOn(model, level);
      drawing.of(nodes, 1);
      for (const step of steps) {
        nodes = new Map(nodes);
        for (const [pick, by, isResized] of step) {
          const id = [...nodes.keys()][pick % nodes.size];
          const node = id === undefined ? undefined : nodes.get(id);
          if (id === undefined || node === undefined) continue;
          const { w, h } = node.props;
          nodes.set(id, { x: node.x + by, y: node.y - by, props: isResized ? { w: w + 10, h: h + 20 } : node.props });
        }
        expect([...drawing.of(nodes, 1)]).toEqual([...drawnEdges(model, nodes)]);
      }
    }),
  );
});

test('edges of what did not move are not drawn again', () => {
  const model = film();
  const nodes = placesOn(model, null);
  const drawing = new EdgeDrawing(model);
  const before = drawing.of(nodes, 1);
  const moved = NodeId.parse('shot-1');
  const now = drawing.of(
    new Map([...nodes].map(([id, node]) => [id, id === moved ? { ...node, x: node.x + 5 } : node])),
    1,
  );
  const differing = [...now].filter(([id, edge]) => before.get(id) !== edge).map(([id]) => id);
  expect(differing).toEqual(['words-1']);
});

test('with another document all are drawn', () => {
  const model = film();
  const nodes = placesOn(model, null);
  const drawing = new EdgeDrawing(model);
  const before = drawing.of(nodes, 1);
  expect(drawing.of(nodes, 2).get(EdgeId.parse('words-1'))).not.toBe(before.get(EdgeId.parse('words-1')));
});
