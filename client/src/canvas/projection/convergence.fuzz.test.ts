import { runConvergence } from '@dailies/shared/testing';
import { readNodes } from '@dailies/shared/document';
import { sceneTree } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import type { Doc } from 'yjs';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { isNodeShape, shapeIdOf } from '../shapes/NodeShape.ts';
import { canvasStore, CANVAS_PAGE } from './canvasStore.ts';
import { Projector } from './Projector.ts';

/** What a canvas shows of one level of a document, followed change by change. */
function shown(doc: Doc, level: NodeId | null = null) {
  const store = canvasStore();
  const model = new ProjectModel(doc);
  const projector = new Projector(store, model, CANVAS_PAGE, level);
  projector.start();
  return { store, projector, model, level };
}

test('shows, step by step, what eight people do at once, as a canvas shows it that is opened anew', () => {
  const canvases = new Map<string, { doc: Doc } & ReturnType<typeof shown>>();
  let steps = 0;
  let inside = 0;
  runConvergence({
    seed: 12,
    people: 8,
    operations: 150,
    events: 'eventful',
    onOpened: (name, doc) => {
      const before = canvases.get(name);
      before?.projector.stop();
      before?.model.destroy();
      canvases.set(name, { doc, ...shown(doc) });
    },
    onStep: () => {
      steps += 1;
      for (const canvas of canvases.values()) {
        const { doc, store, projector } = canvas;
        const all = readNodes(doc);
        const tree = sceneTree(new Map(all.map((node) => [node.id, node])));
        const nodes = all.filter(({ id }) => tree.holderOf(id) === canvas.level);
        if (canvas.level !== null) inside += nodes.length;
        const shapes = store.allRecords().filter((record) => isNodeShape(record));
        expect(shapes).toHaveLength(nodes.length);
        for (const node of nodes)
          expect(store.get(shapeIdOf(node.id))).toMatchObject({ x: node.pos[0], y: node.pos[1] });
        // Now and then somebody goes into a scene, or out of it; also into one that is gone.
        if (steps % 7 === 0) {
          const scenes = all.filter(({ type }) => type === 'scene').map(({ id }) => id);
          canvas.level = [null, ...scenes][(steps / 7) % (scenes.length + 1)] ?? null;
          projector.setLevel(canvas.level);
        }
      }
    },
  });
  expect(steps).toBe(150);
  expect(inside).toBeGreaterThan(100);
  for (const { doc, store, level } of canvases.values()) {
    const anew = shown(doc, level);
    const byId = (records: readonly { id: string }[]) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(store.allRecords())).toEqual(byId(anew.store.allRecords()));
  }
}, 60_000);
